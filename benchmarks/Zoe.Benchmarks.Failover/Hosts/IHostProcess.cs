namespace Zoe.Benchmarks.Failover.Hosts;

/// <summary>One of the three hosts, a process of its own.</summary>
internal interface IHostProcess : IAsyncDisposable
{
    /// <summary>Its name in the report.</summary>
    string Name { get; }

    int ProcessId { get; }

    /// <summary>Starts it, and waits until it serves or waits for the leadership.</summary>
    Task StartAsync();

    Task WaitForExitAsync();
}
