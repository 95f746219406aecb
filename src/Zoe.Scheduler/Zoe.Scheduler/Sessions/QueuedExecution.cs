namespace Zoe.Scheduler;

/// <summary>What a session knows of an execution.</summary>
internal sealed class QueuedExecution
{
    /// <summary>In <see cref="NodeOf"/>: waits for a node.</summary>
    public const int Unplaced = -1;

    /// <summary>In <see cref="NodeOf"/>: on a node that is not in the cluster.</summary>
    public const int Elsewhere = -2;

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
            ConstraintOf[i] = i > 0 && AsksForTheSame(service, services[i - 1]) ? ConstraintOf[i - 1] : constraints.Of(service);
            if (service.Avoid is { } avoided) Avoid(i, table.Find(avoided));
            HasTies |= service.Together is not null || service.Apart is not null;
            NodeOf[i] = Unplaced;
            if (service.Node is { } name)
            {
                var node = table.Find(name);
                NodeOf[i] = node < 0 ? Elsewhere : node;
                continue;
            }

            Missing++;
            if (service.Essential) MissingEssential++;
        }

        Blocked = MissingEssential > 0;
    }

    public ScheduledExecution Execution { get; }

    public int[] NodeOf { get; }

    public Constraint[] ConstraintOf { get; }

    /// <summary>The node that each service is to avoid, -1 for none; null when none has such a wish.</summary>
    public int[]? AvoidOf { get; private set; }

    /// <summary>True when some of its services must share a node or stay apart.</summary>
    public bool HasTies { get; }

    public double Progress { get; set; }

    /// <summary>How many services have no node.</summary>
    public int Missing { get; set; }

    /// <summary>How many essential services have no node.</summary>
    public int MissingEssential { get; set; }

    public QueuePosition Position { get; set; }

    /// <summary>When that was computed, in rounds of the queue.</summary>
    public long PositionedIn { get; set; } = -1;

    /// <summary>True as long as no pass found a place for what must start together.</summary>
    public bool Blocked { get; set; }

    /// <summary>True when nodes are kept for it, which others may have missed.</summary>
    public bool KeptNodes { get; set; }

    /// <summary>The service that found no place in the last attempt.</summary>
    public int FailedService { get; set; }

    /// <summary>The state of growth for which a single service of it is known not to fit anywhere; -1 for none.</summary>
    public long HopelessAt { get; set; } = -1;

    /// <summary>The state of growth for which none of its elastic services fits; -1 for none.</summary>
    public long SatedAt { get; set; } = -1;

    /// <summary>The pass in which some of its elastic services were released, which get no new node in it.</summary>
    public long ReleasedIn { get; set; } = -1;

    public QueueEntry Entry => new(Execution, Progress, Missing);

    private static bool AsksForTheSame(ScheduledService left, ScheduledService right) =>
        ReferenceEquals(left.Labels, right.Labels) && ReferenceEquals(left.Image, right.Image);

    private void Avoid(int service, int node)
    {
        if (AvoidOf is null)
        {
            AvoidOf = new int[NodeOf.Length];
            Array.Fill(AvoidOf, Unplaced);
        }

        AvoidOf[service] = node;
    }
}
