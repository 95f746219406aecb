using Zoe.Backends;

namespace Zoe.Hosting.FaultSimulation.Clusters;

/// <summary>A machine of the model.</summary>
internal sealed class ModelNode(BackendNode description)
{
    public BackendNode Description { get; set; } = description;

    /// <summary>False while it is missing in the configuration; its containers keep running.</summary>
    public bool IsConfigured { get; set; } = true;

    // A listing or an event that says that a node does not answer may be as old as this.
    private static readonly TimeSpan MaxReportAge = TimeSpan.FromMinutes(10);

    /// <summary>When it was last not reachable; null when it always was.</summary>
    public TimeSpan? LastOutage { get; private set; }

    /// <summary>When it was first not reachable.</summary>
    public TimeSpan? FirstOutage { get; private set; }

    /// <summary>When it was last not configured.</summary>
    public TimeSpan? LastRemoval { get; set; }

    public bool IsReachable => IsConfigured && Description.Online;

    public List<ModelContainer> Containers { get; } = [];

    /// <summary>Records that it is not reachable now.</summary>
    public void RecordOutage(TimeSpan now)
    {
        FirstOutage ??= now;
        LastOutage = now;
    }

    /// <summary>True when the engine may have given up a container here, because the node did not answer for so long.</summary>
    public bool MayBeGivenUp(ModelContainer container, TimeSpan? lostAfter, TimeSpan now) =>
        LastRemoval >= container.RequestedAt
        || (LastOutage + MaxReportAge >= container.RequestedAt && lostAfter is { } time && FirstOutage + time <= now);
}
