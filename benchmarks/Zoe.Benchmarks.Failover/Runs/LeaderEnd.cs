namespace Zoe.Benchmarks.Failover.Runs;

/// <summary>How a leader ends.</summary>
internal enum LeaderEnd
{
    /// <summary>SIGKILL.</summary>
    Kill,

    /// <summary>SIGTERM.</summary>
    Stop,

    /// <summary>SIGSTOP, and SIGCONT after a while.</summary>
    Pause,
}
