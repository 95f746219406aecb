namespace Zoe.Hosting.Quotas;

/// <summary>Limits of what the executions of a user may use together; zero means no limit.</summary>
public sealed record Quota
{
    /// <summary>No limits.</summary>
    public static Quota None { get; } = new();

    /// <summary>Executions that are queued or hold resources.</summary>
    public int ConcurrentExecutions { get; init; }

    /// <summary>Memory that all their services reserve, in bytes.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>Cores that all their services reserve, in milli-cores.</summary>
    public long Millicores { get; init; }

    /// <summary>How long one execution may run, from its start on.</summary>
    public TimeSpan RunTime { get; init; }
}
