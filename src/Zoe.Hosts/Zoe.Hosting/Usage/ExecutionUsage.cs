namespace Zoe.Hosting.Usage;

/// <summary>What an execution reserves and uses now.</summary>
/// <param name="ExecutionId">Its id.</param>
public sealed record ExecutionUsage(long ExecutionId)
{
    /// <summary>Number of running services.</summary>
    public int RunningServices { get; init; }

    /// <summary>Reserved cores in milli-cores.</summary>
    public long ReservedMillicores { get; init; }

    /// <summary>Reserved memory.</summary>
    public long ReservedMemoryBytes { get; init; }

    /// <summary>Used cores in milli-cores; 0 when nothing was sampled.</summary>
    public long UsedMillicores { get; init; }

    /// <summary>Used memory; 0 when nothing was sampled.</summary>
    public long UsedMemoryBytes { get; init; }
}
