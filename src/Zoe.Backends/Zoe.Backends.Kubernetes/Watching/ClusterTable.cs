using System;
using k8s;
using k8s.Models;

namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>A part of what is known, by what identifies the objects.</summary>
internal abstract class ClusterTable<T>(ClusterTables tables, string name)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private bool _isListed;

    /// <summary>Its name among the tables.</summary>
    public string Name { get; } = name;

    protected ClusterTables Tables { get; } = tables;

    protected Dictionary<string, T> Known { get; } = new(StringComparer.Ordinal);

    /// <summary>These are all objects now.</summary>
    public void Replace(IReadOnlyList<T> all)
    {
        var now = all.ToDictionary(Identify, StringComparer.Ordinal);
        foreach (var gone in Known.Where(one => !now.ContainsKey(one.Key)).ToList()) Remove(gone.Key, gone.Value);
        foreach (var (key, one) in now) Put(key, one);
        if (_isListed) Tables.PublishSnapshot();
        _isListed = true;
    }

    /// <summary>An object is new or has changed.</summary>
    public void Change(T one) => Put(Identify(one), one);

    /// <summary>An object no longer exists; this is how it was last.</summary>
    public void Delete(T one) => Remove(Identify(one), one);

    protected abstract string Identify(T one);

    /// <summary>Called after an object has come or changed.</summary>
    protected abstract void OnPut(T? before, T now);

    /// <summary>Called after an object has gone.</summary>
    protected abstract void OnRemoved(T last);

    private void Put(string key, T one)
    {
        var before = Known.GetValueOrDefault(key);
        Known[key] = one;
        OnPut(before, one);
    }

    private void Remove(string key, T last)
    {
        if (Known.Remove(key)) OnRemoved(last);
    }
}
