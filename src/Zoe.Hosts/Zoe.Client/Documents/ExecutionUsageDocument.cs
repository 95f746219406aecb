namespace Zoe.Client.Documents;

/// <summary>What an execution reserves and uses; cores in cores, memory in bytes.</summary>
public sealed record ExecutionUsageDocument
{
    /// <summary>Id of the execution.</summary>
    public required long ExecutionId { get; init; }

    /// <summary>Number of running services.</summary>
    public int RunningServices { get; init; }

    /// <summary>Reserved cores.</summary>
    public double CoresReserved { get; init; }

    /// <summary>Reserved memory.</summary>
    public long MemoryReserved { get; init; }

    /// <summary>Used cores.</summary>
    public double CoresUsed { get; init; }

    /// <summary>Used memory.</summary>
    public long MemoryUsed { get; init; }
}
