using System.Collections.Immutable;

namespace Zoe.Scheduler.Tests.Differential;

/// <summary>Gives every node distinct labels, images and capacity, and services matching requirements.</summary>
internal static class VariedCluster
{
    private const int Zones = 3;

    public static PlanRequest Of(PlanRequest request, int turn) => request with
    {
        Cluster = Of(request.Cluster, turn),
        Executions = [.. request.Executions.Select(execution => WithRequirements(execution, turn))],
    };

    public static ClusterView Of(ClusterView cluster, int turn) =>
        new([.. cluster.Nodes.Select((node, i) => Varied(node, i, i % 7 == turn ? i + turn : i))]);

    /// <summary>Services require a zone, a host, an image, an unknown label, or nothing.</summary>
    public static ScheduledExecution WithRequirements(ScheduledExecution execution, int turn) => execution with
    {
        Services =
        [
            .. execution.Services.Select((service, i) => service.Node is not null ? service : ((execution.Id + i) % 9) switch
            {
                1 => service with { Labels = [$"zone{(execution.Id + turn) % Zones}"] },
                2 => service with { Labels = ["ssd", $"zone{i % Zones}"] },
                3 => service with { Labels = [$"host{execution.Id % 40}"] },
                4 => service with { Image = "common" },
                5 => service with { Image = $"rare{execution.Id % 3}", Labels = [$"zone{i % Zones}"] },
                6 when execution.Id % 5 == 0 => service with { Labels = [$"nobody{execution.Id}"] },
                _ => service,
            }),
        ],
    };

    private static ClusterNode Varied(ClusterNode node, int i, int draw)
    {
        ImmutableHashSet<string> labels = [$"host{i}", $"zone{draw % Zones}"];
        return node with
        {
            // One node is far larger than all others.
            Capacity = node.Capacity with { MemoryBytes = (i == 1 ? 100 : 1) * (128L << 30) + 4096L * draw },
            Labels = draw % 4 == 0 ? labels.Add("ssd") : labels,
            Images = (draw % 10) switch
            {
                0 => null,
                1 => [],
                2 => [$"rare{draw % 3}"],
                _ => ["common", $"own{i}"],
            },
            Schedulable = draw % 13 != 5,
        };
    }
}
