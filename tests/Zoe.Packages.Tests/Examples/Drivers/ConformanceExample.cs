// <readme>
using Microsoft.Extensions.Time.Testing;
using Zoe.Backends;
using Zoe.Backends.Testing;

// </readme>
namespace Zoe.Packages.Tests.Examples.Drivers;

// <readme>
/// <summary>What the suites need to know of the driver; here one for a cluster in memory, whose time is moved by hand.</summary>
public sealed class MyEnvironment : BackendEnvironment
{
    private static readonly TimeSpan RunTime = TimeSpan.FromHours(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly VirtualCluster _cluster;

    public MyEnvironment() => _cluster = new VirtualCluster(
        [new BackendNode { Name = "node1", Millicores = 8000, MemoryBytes = 16L << 30, Images = [Image] }], _clock);

    public override string Node => "node1";

    public override string RunUntilStopped => "forever";

    // Writes a line, runs until ReleaseAsync was called for its workspace, and ends with the code.
    public override string RunUntilReleased(string text, int exitCode) =>
        $"run {RunTime.TotalSeconds} exit {exitCode} print {text}";

    public override Task ReleaseAsync(string workspace)
    {
        _clock.Advance(RunTime);
        return Task.CompletedTask;
    }

    public override string CreateWorkspace() => "/workspaces/test";

    // Called again for the same deployment, as after a restart of the server: the services are still there.
    public override Task<IBackend> CreateBackendAsync(string deployment) =>
        Task.FromResult<IBackend>(new MyBackend(new VirtualBackend(_cluster, deployment)));

    // As SIGKILL does, and not through the driver.
    public override Task KillAsync(ObservedService service)
    {
        _cluster.Kill(service, exitCode: 137);
        return Task.CompletedTask;
    }

    // What is left of the deployment, found without the driver.
    public override async Task<IReadOnlyList<string>> FindLeftoversAsync(string deployment)
    {
        await using var nodes = new VirtualBackend(_cluster, deployment);
        return [.. (await nodes.ListAsync(CancellationToken.None)).Services.Select(service => service.BackendId)];
    }
}

/// <summary>The suite that is for all drivers.</summary>
public sealed class MyBackendConformance : BackendConformance
{
    protected override BackendEnvironment CreateEnvironment() => new MyEnvironment();
}
// </readme>

public sealed class MyAdoptionConformance : AdoptionConformance
{
    protected override BackendEnvironment CreateEnvironment() => new MyEnvironment();
}

public sealed class MyStreamConformance : StreamConformance
{
    protected override BackendEnvironment CreateEnvironment() => new MyEnvironment();
}

public sealed class MyCancellationConformance : CancellationConformance
{
    protected override BackendEnvironment CreateEnvironment() => new MyEnvironment();
}

public sealed class MyImageConformance : ImageConformance
{
    protected override BackendEnvironment CreateEnvironment() => new MyEnvironment();
}
