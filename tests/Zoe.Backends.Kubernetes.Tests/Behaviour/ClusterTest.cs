using Zoe.Backends.Kubernetes.Tests.Clusters;
using Zoe.Backends.Testing.Observation;
using Zoe.TestKubernetes.Server;

namespace Zoe.Backends.Kubernetes.Tests.Behaviour;

/// <summary>What tests on the test API server have in common: pods that exist in memory only, and one driver.</summary>
public abstract class ClusterTest : IAsyncLifetime
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(10));
    private readonly List<IBackend> _backends = [];

    protected static string Node => TestApiServer.NodeName;

    protected static string Deployment => "test";

    protected CancellationToken Deadline => _deadline.Token;

    internal TestCluster Cluster { get; private set; } = null!;

    protected TestApiServer Server => Cluster.Server;

    protected KubernetesBackend Backend { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Cluster = await TestCluster.StartVirtualAsync();
        Backend = Create();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var backend in _backends) await backend.DisposeAsync();
        await Cluster.DisposeAsync();
        _deadline.Dispose();
    }

    protected KubernetesBackend Create(Func<KubernetesBackendOptions, KubernetesBackendOptions>? change = null)
    {
        var backend = Cluster.CreateBackend(Deployment, change);
        _backends.Add(backend);
        return backend;
    }

    protected static ServiceSpec Spec(long id = 1, string? command = null) => new()
    {
        Key = new ServiceKey(7, id, 1),
        Epoch = 42,
        HostName = $"service{id}-7-test",
        Image = TestCluster.Image,
        Command = command,
    };

    protected Task<ObservedService> StartAsync(ServiceSpec spec) => Backend.StartAsync(spec, Node, Deadline);

    protected Task<EventRecorder> WatchAsync() => EventRecorder.StartAsync(Backend, Node, Deadline);

    protected static async Task<BackendException> FailsAsync(BackendFailure failure, Func<Task> act)
    {
        var problem = await Should.ThrowAsync<BackendException>(act);
        problem.Failure.ShouldBe(failure, problem.Message);
        return problem;
    }

    protected async Task UntilAsync(Func<bool> holds)
    {
        while (!holds()) await Task.Delay(10, Deadline);
    }
}
