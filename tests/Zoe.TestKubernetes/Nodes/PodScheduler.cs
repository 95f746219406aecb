using System.Text.Json.Nodes;
using Zoe.TestKubernetes.Schemas;
using Zoe.TestKubernetes.Store;

namespace Zoe.TestKubernetes.Nodes;

/// <summary>Binds pods that name no node, or says why it cannot.</summary>
internal sealed class PodScheduler(ObjectStore store)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var changes = store.Watch(store.Revision, out var leave);
        try
        {
            await foreach (var change in changes.ReadAllAsync(cancellationToken))
                if (change is { Plural: "pods", Type: "ADDED" } && change.Object["spec"]!["nodeName"] is null) Place(change.Object);
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

    private void Place(JsonObject pod)
    {
        var nodes = store.List("nodes", null).Items;
        var fitting = nodes.FirstOrDefault(node => Fits(pod, node));
        store.Change("pods", pod.Scope(), pod.Name(), pod.Uid(), one =>
        {
            if (fitting is not null) one["spec"]!["nodeName"] = fitting.Name();
            else
            {
                one["status"]!["conditions"] = new JsonArray(new JsonObject
                {
                    ["type"] = "PodScheduled",
                    ["status"] = "False",
                    ["reason"] = "Unschedulable",
                    ["message"] = $"0/{nodes.Count} nodes are available.",
                });
            }
        });
    }

    private static bool Fits(JsonObject pod, JsonObject node)
    {
        if ((bool?)node["spec"]?["unschedulable"] == true) return false;
        var wanted = pod["spec"]!["affinity"]?["nodeAffinity"]?["requiredDuringSchedulingIgnoredDuringExecution"]?["nodeSelectorTerms"]?[0]?["matchFields"]?[0];
        if (wanted is not null && (wanted["key"]!.ToString() != "metadata.name" || !wanted["values"]!.AsArray().Any(name => name!.ToString() == node.Name()))) return false;
        var request = pod["spec"]!["containers"]![0]!["resources"]?["requests"]?["cpu"];
        return request is null || KubeAmount.Read(request.ToString()) <= KubeAmount.Read(node["status"]!["allocatable"]!["cpu"]!.ToString());
    }
}
