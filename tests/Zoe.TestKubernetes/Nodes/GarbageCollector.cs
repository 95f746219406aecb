using System;
using System.Text.Json.Nodes;
using Zoe.TestKubernetes.Store;

namespace Zoe.TestKubernetes.Nodes;

/// <summary>Deletes what is owned by objects that no longer exist, and objects that wait for what they own.</summary>
internal sealed class GarbageCollector(ObjectStore store)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var changes = store.Watch(store.Revision, out var leave);
        try
        {
            await foreach (var change in changes.ReadAllAsync(cancellationToken))
                if (change.Type != "MODIFIED" || change.Object.IsDeleting()) Collect();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server is being closed.
        }
        finally
        {
            leave();
        }
    }

    private void Collect()
    {
        var all = ResourceKind.All.SelectMany(kind => store.List(kind.Plural, null).Items.Select(one => (kind.Plural, Object: one))).ToArray();
        var alive = all.Select(one => one.Object.Uid()).ToHashSet(StringComparer.Ordinal);
        var leaving = all.Where(one => IsForeground(one.Object)).Select(one => one.Object.Uid()).ToHashSet(StringComparer.Ordinal);
        foreach (var (plural, one) in all)
        {
            var owners = Owners(one).ToArray();
            if (owners.Length > 0 && owners.All(owner => !alive.Contains(owner) || leaving.Contains(owner))) Delete(plural, one);
            if (IsForeground(one) && !all.Any(other => Owners(other.Object).Contains(one.Uid())))
                store.Remove(plural, one.Scope(), one.Name(), one.Uid());
        }
    }

    private void Delete(string plural, JsonObject one)
    {
        if (plural != "pods" || one["spec"]!["nodeName"] is null || one["status"]?["phase"]?.ToString() is "Succeeded" or "Failed")
        {
            store.Remove(plural, one.Scope(), one.Name(), one.Uid());
            return;
        }

        if (one.IsDeleting()) return;
        store.Change(plural, one.Scope(), one.Name(), one.Uid(), pod =>
        {
            pod.Meta()["deletionTimestamp"] = DateTimeOffset.UtcNow;
            pod.Meta()["deletionGracePeriodSeconds"] = 30;
        });
    }

    private static bool IsForeground(JsonObject one) =>
        one.IsDeleting() && (one.Meta()["finalizers"] as JsonArray ?? []).Any(name => name!.ToString() == "foregroundDeletion");

    private static IEnumerable<string> Owners(JsonObject one) => one.Meta().Items("ownerReferences").Select(owner => owner["uid"]!.ToString());
}
