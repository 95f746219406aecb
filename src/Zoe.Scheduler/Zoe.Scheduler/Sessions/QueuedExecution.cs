using Zoe.Scheduler.Index;

namespace Zoe.Scheduler.Sessions;

/// <summary>The state of an execution in a session.</summary>
internal sealed class QueuedExecution
{
    /// <summary>Value in <see cref="NodeOf"/>: the service has no node.</summary>
    public const int Unplaced = -1;

    /// <summary>Value in <see cref="NodeOf"/>: the service is on a node that is not in the cluster.</summary>
    public const int UnknownNode = -2;

    public QueuedExecution(ScheduledExecution execution, NodeTable table, ConstraintTable constraints)
    {
        Execution = execution;
        Progress = execution.Progress;
        var services = execution.Services;
        NodeOf = new int[services.Length];
        ConstraintOf = new Constraint[services.Length];
        for (var i = 0; i < services.Length; i++)
        {
            var service = services[i];
            ConstraintOf[i] = i > 0 && HaveSameRequirements(service, services[i - 1]) ? ConstraintOf[i - 1] : constraints.Of(service);
            if (service.AvoidNode is { } avoided) SetAvoidedNode(i, table.Find(avoided));
            HasAffinity |= service.AffinityGroup is not null || service.AntiAffinityGroup is not null;
            NodeOf[i] = Unplaced;
            if (service.Node is { } name)
            {
                var node = table.Find(name);
                NodeOf[i] = node < 0 ? UnknownNode : node;
                continue;
            }

            UnplacedCount++;
            if (service.Essential) UnplacedEssentialCount++;
        }

        Blocked = UnplacedEssentialCount > 0;
    }

    public ScheduledExecution Execution { get; }

    public int[] NodeOf { get; }

    public Constraint[] ConstraintOf { get; }

    /// <summary>The node to avoid for each service, -1 for none; null when no service has one.</summary>
    public int[]? AvoidedNodeOf { get; private set; }

    /// <summary>True when any service has an affinity or anti-affinity group.</summary>
    public bool HasAffinity { get; }

    public double Progress { get; set; }

    /// <summary>Number of services without a node.</summary>
    public int UnplacedCount { get; set; }

    /// <summary>Number of essential services without a node.</summary>
    public int UnplacedEssentialCount { get; set; }

    public QueuePosition Position { get; set; }

    /// <summary>The queue round in which <see cref="Position"/> was computed.</summary>
    public long PositionRound { get; set; } = -1;

    /// <summary>True while the services that must start together could not be placed.</summary>
    public bool Blocked { get; set; }

    /// <summary>True while nodes are reserved for it.</summary>
    public bool HasReservedNodes { get; set; }

    /// <summary>The service that could not be placed in the last attempt.</summary>
    public int FailedService { get; set; }

    /// <summary>The <see cref="SessionQueue.CapacityVersion"/> at which one of its services fits on no node; -1 if unknown.</summary>
    public long InfeasibleAtVersion { get; set; } = -1;

    /// <summary>The <see cref="SessionQueue.CapacityVersion"/> at which no further elastic service fits; -1 if unknown.</summary>
    public long ElasticInfeasibleAtVersion { get; set; } = -1;

    /// <summary>The last pass that released elastic services of it; they get no new node in the same pass.</summary>
    public long ReleasedInPass { get; set; } = -1;

    public QueueEntry Entry => new(Execution, Progress, UnplacedCount);

    private static bool HaveSameRequirements(ScheduledService left, ScheduledService right) =>
        ReferenceEquals(left.Labels, right.Labels) && ReferenceEquals(left.Image, right.Image);

    private void SetAvoidedNode(int service, int node)
    {
        if (AvoidedNodeOf is null)
        {
            AvoidedNodeOf = new int[NodeOf.Length];
            Array.Fill(AvoidedNodeOf, Unplaced);
        }

        AvoidedNodeOf[service] = node;
    }
}
