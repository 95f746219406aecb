using Microsoft.Extensions.Time.Testing;
using Zoe.Backends.Testing;

namespace Zoe.Backends.Tests.Conformance;

/// <summary>A virtual cluster of two nodes, whose time passes when services are released.</summary>
public sealed class VirtualEnvironment : BackendEnvironment
{
    public const string OtherNode = "other";

    private static readonly TimeSpan RunTime = TimeSpan.FromHours(1);

    private readonly FakeTimeProvider _clock = new();

    public VirtualEnvironment() => Cluster = new VirtualCluster(
        [
            new BackendNode { Name = "virtual", Millicores = 8000, MemoryBytes = 1L << 34, Images = [Image] },
            new BackendNode { Name = OtherNode, Millicores = 8000, MemoryBytes = 1L << 34, Images = [Image] },
        ],
        _clock);

    public VirtualCluster Cluster { get; }

    public override string Node => "virtual";

    public override string RunUntilStopped => "forever";

    public override string RunUntilReleased(string text, int exitCode) =>
        $"run {RunTime.TotalSeconds} exit {exitCode} print {text}";

    public override Task ReleaseAsync(string workspace)
    {
        _clock.Advance(RunTime);
        return Task.CompletedTask;
    }

    public override Task<IBackend> CreateBackendAsync(string deployment) =>
        Task.FromResult<IBackend>(new VirtualBackend(Cluster, deployment));

    public override string CreateWorkspace() => "/virtual/workspace";

    public override Task KillAsync(ObservedService service)
    {
        Cluster.Kill(service);
        return Task.CompletedTask;
    }

    public override async Task<IReadOnlyList<string>> FindLeftoversAsync(string deployment)
    {
        await using var backend = new VirtualBackend(Cluster, deployment);
        return [.. (await backend.ListAsync(CancellationToken.None)).Services.Select(service => service.BackendId)];
    }
}
