using Zoe.Hosting.Quotas;

namespace Zoe.Hosting.Engine.State;

/// <summary>Options that transitions depend on.</summary>
internal sealed record EngineSettings
{
    /// <summary>Number of failed starts in a row of an essential service that end its execution; null for no limit.</summary>
    public int? MaxFailedStarts { get; init; }

    /// <summary>The quota of users without one of their own.</summary>
    public Quota DefaultQuota { get; init; } = Quota.None;

    /// <summary>True when the queue order depends on expected durations.</summary>
    public bool OrdersByDuration { get; init; }
}
