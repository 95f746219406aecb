using System.Globalization;
using System.Text;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Testing.Observation;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Engines;

/// <summary>What tests against the shared engine have in common: a deployment of their own, cleaned up afterwards.</summary>
public abstract class EngineTest(SharedEngine engine) : IAsyncLifetime
{
    private static int _used;

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(10));
    private DockerBackend? _backend;

    protected static string Node => DockerBackends.Node;

    /// <summary>The engine's address, for the command line.</summary>
    protected string Address => engine.Address;

    protected string Deployment { get; } = string.Create(
        CultureInfo.InvariantCulture, $"test-{Environment.ProcessId}-{Interlocked.Increment(ref _used)}");

    protected DockerBackend Backend => _backend!;

    protected CancellationToken Deadline => _deadline.Token;

    public ValueTask InitializeAsync()
    {
        _backend = DockerBackends.Create(engine.Address, Deployment);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_backend is null) return;
        foreach (var service in (await _backend.ListAsync(CancellationToken.None)).Services)
            await _backend.StopAsync(service.Key, service.Node, TimeSpan.Zero, CancellationToken.None);
        await _backend.DisposeAsync();
        _deadline.Dispose();
    }

    protected ServiceSpec Spec(string? command = "sleep 1000", long service = 1, int attempt = 1) => new()
    {
        Key = new ServiceKey(7, service, attempt),
        Epoch = 42,
        HostName = $"service{service}-7-{Deployment}",
        Image = SharedEngine.Image,
        Command = command,
    };

    protected Task<ObservedService> StartAsync(ServiceSpec spec) => Backend.StartAsync(spec, Node, Deadline);

    protected Task<EventRecorder> WatchAsync() => EventRecorder.StartAsync(Backend, Node, Deadline);

    protected async Task<ObservedService> RunAsync(ServiceSpec spec)
    {
        await using var events = await WatchAsync();
        await StartAsync(spec);
        return await events.WaitForEndAsync(spec.Key, Deadline);
    }

    protected async Task<string> ReadAsync(ServiceKey key)
    {
        using var all = new MemoryStream();
        await foreach (var output in Backend.ReadLogsAsync(key, Node, follow: true, Deadline)) all.Write(output.Span);
        return Encoding.UTF8.GetString(all.ToArray());
    }

    /// <summary>The driver's own way to the engine.</summary>
    private protected DockerNetEngine Connect(ApiVersion? newest = null)
    {
        EngineAddress.TryParse(Address, tls: false, out var address).ShouldBeTrue();
        return new DockerNetEngine(address!, tls: null, TimeProvider.System, newest ?? ApiVersion.Newest);
    }

    /// <summary>Asks the engine about a container by a template of its own command line.</summary>
    protected Task<string> InspectAsync(string container, string template) =>
        EngineScript.DockerAsync(Address, "inspect", "--format", template, container);

    protected async Task<BackendException> FailsAsync(ServiceSpec spec, BackendFailure failure)
    {
        var problem = await Should.ThrowAsync<BackendException>(() => StartAsync(spec));
        problem.Failure.ShouldBe(failure, problem.Message);
        return problem;
    }

    protected async Task NothingIsLeftAsync() =>
        (await EngineScript.DockerAsync(Address, "ps", "-aq", "--filter", $"label=zoe_deployment_name={Deployment}"))
            .ShouldBeEmpty();
}
