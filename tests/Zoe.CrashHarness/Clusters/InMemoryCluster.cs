using System.Globalization;
using Zoe.CrashHarness.Faults;
using Zoe.CrashHarness.Stores;

namespace Zoe.CrashHarness.Clusters;

/// <summary>
/// The virtual cluster, which is a part of its host and ends with it. There are no processes to look at: what the store and
/// the API say stands in for them.
/// </summary>
internal sealed class InMemoryCluster : ICluster
{
    public IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["ZOE_BACKEND"] = "Virtual" };

    public int MaxHosts => 3;

    public bool RunsProbes => false;

    public string ServeCommand => "serve";

    public IEnumerable<Fault> Faults => [];

    public string JobCommand(double seconds, int exitCode) =>
        string.Create(CultureInfo.InvariantCulture, $"run {seconds:F2} exit {exitCode}");

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    public string AttemptOf(StoredService service) => $"{service.Id}-{service.Attempt}";

    public Task<string?> FindForeignDamageAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
