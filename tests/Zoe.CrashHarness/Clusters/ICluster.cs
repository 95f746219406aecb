using Zoe.CrashHarness.Faults;
using Zoe.CrashHarness.Stores;

namespace Zoe.CrashHarness.Clusters;

/// <summary>What runs the services of a deployment, seen without Zoe's code.</summary>
internal interface ICluster : IAsyncDisposable
{
    /// <summary>Settings of the hosts that choose it.</summary>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>How many hosts can use it together.</summary>
    int MaxHosts { get; }

    /// <summary>How many requests a client makes in a round at most.</summary>
    int MaxRequests => 8;

    /// <summary>Whether services are real and record themselves.</summary>
    bool RunsProbes { get; }

    /// <summary>Command of a service that ends by itself.</summary>
    string JobCommand(double seconds, int exitCode);

    /// <summary>Command of a service that runs until it is stopped.</summary>
    string ServeCommand { get; }

    /// <summary>Faults of services and engines.</summary>
    IEnumerable<Fault> Faults { get; }

    /// <summary>When an engine that runs the services was killed last, in seconds since the boot; null when it was not.</summary>
    double? EngineKilledAt => null;

    /// <summary>Starts it, with services of others on it.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>All attempts of services that are there, running or not, as <see cref="AttemptOf"/> names them.</summary>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The name of a service's attempt, by which it records itself too.</summary>
    string AttemptOf(StoredService service);

    /// <summary>What was done to services of others; null for nothing.</summary>
    Task<string?> FindForeignDamageAsync(CancellationToken cancellationToken);
}
