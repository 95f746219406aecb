using System;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Zoe.TestKubernetes.Store;

/// <summary>All objects, each with the revision of its last change, and the changes themselves for a time.</summary>
internal sealed class ObjectStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Plural, string? Scope, string Name), JsonObject> _objects = [];
    private readonly List<StoredChange> _history = [];
    private readonly List<Channel<StoredChange>> _watchers = [];
    private long _revision = 1000;
    private long _floor = 1000;

    public long Revision
    {
        get
        {
            lock (_lock) return _revision;
        }
    }

    public JsonObject? Find(string plural, string? scope, string name)
    {
        lock (_lock) return _objects.GetValueOrDefault((plural, scope, name))?.Copy();
    }

    public (IReadOnlyList<JsonObject> Items, long Revision) List(string plural, string? scope)
    {
        lock (_lock)
        {
            var items = _objects.Where(one => one.Key.Plural == plural && (scope is null || one.Key.Scope == scope))
                .OrderBy(one => one.Key.Name, StringComparer.Ordinal).Select(one => one.Value.Copy()).ToArray();
            return (items, _revision);
        }
    }

    public JsonObject Create(string plural, JsonObject one)
    {
        lock (_lock)
        {
            var key = (plural, one.Scope(), one.Name());
            if (_objects.ContainsKey(key))
                throw new ApiError(409, "AlreadyExists", $"{plural} \"{one.Name()}\" already exists");
            one.Meta()["uid"] = Guid.NewGuid().ToString();
            one.Meta()["creationTimestamp"] = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            Put("ADDED", plural, one, before: null);
            return one.Copy();
        }
    }

    /// <summary>Changes the object of this identity, if it still exists; null when it does not.</summary>
    public JsonObject? Change(string plural, string? scope, string name, string? uid, Action<JsonObject> change)
    {
        lock (_lock)
        {
            if (!_objects.TryGetValue((plural, scope, name), out var present) || (uid is not null && present.Uid() != uid)) return null;
            var next = present.Copy();
            change(next);
            if (JsonNode.DeepEquals(next, present)) return present.Copy();
            if (next.IsDeleting() && next.Meta()["finalizers"] is null or JsonArray { Count: 0 } && plural != "pods" && next.IsDeleting())
            {
                RemoveLocked(plural, present);
                return next;
            }

            Put("MODIFIED", plural, next, present);
            return next.Copy();
        }
    }

    public bool Remove(string plural, string? scope, string name, string? uid)
    {
        lock (_lock)
        {
            if (!_objects.TryGetValue((plural, scope, name), out var present) || (uid is not null && present.Uid() != uid)) return false;
            RemoveLocked(plural, present);
            return true;
        }
    }

    /// <summary>Changes after a revision, in order; 410 when it is too long ago.</summary>
    public ChannelReader<StoredChange> Watch(long after, out Action leave)
    {
        lock (_lock)
        {
            if (after < _floor) throw new ApiError(410, "Expired", $"too old resource version: {after} ({_floor})");
            var watcher = Channel.CreateUnbounded<StoredChange>();
            foreach (var change in _history.Where(change => change.Revision > after)) watcher.Writer.TryWrite(change);
            _watchers.Add(watcher);
            leave = () =>
            {
                lock (_lock) _watchers.Remove(watcher);
                watcher.Writer.TryComplete();
            };
            return watcher.Reader;
        }
    }

    /// <summary>Forgets what happened so far, as a server does after some minutes.</summary>
    public void Compact()
    {
        lock (_lock)
        {
            _history.Clear();
            _floor = ++_revision;
        }
    }

    private void RemoveLocked(string plural, JsonObject present)
    {
        _objects.Remove((plural, present.Scope(), present.Name()));
        Publish("DELETED", plural, present.Copy(), present);
    }

    private void Put(string type, string plural, JsonObject one, JsonObject? before)
    {
        Publish(type, plural, one, before);
        _objects[(plural, one.Scope(), one.Name())] = one;
    }

    private void Publish(string type, string plural, JsonObject one, JsonObject? before)
    {
        one.Meta()["resourceVersion"] = (++_revision).ToString(CultureInfo.InvariantCulture);
        var change = new StoredChange(_revision, type, plural, one.Copy(), before?.Copy());
        _history.Add(change);
        foreach (var watcher in _watchers) watcher.Writer.TryWrite(change);
    }
}
