using System.Text;
using Xunit;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Testing;

/// <summary>Common base of the conformance suites: one environment, backend and deployment for each test.</summary>
/// <typeparam name="TEnvironment">The environment that the suite needs.</typeparam>
public abstract class ConformanceTests<TEnvironment> : IAsyncLifetime
    where TEnvironment : BackendEnvironment
{
    private readonly CancellationTokenSource _deadline = new();
    private readonly List<IBackend> _backends = [];
    private TEnvironment? _environment;
    private IBackend? _backend;

    /// <summary>Stops a service by force at once.</summary>
    protected static TimeSpan NoGrace => TimeSpan.Zero;

    /// <summary>Long enough for every service that reacts to SIGTERM.</summary>
    protected static TimeSpan LongGrace => TimeSpan.FromSeconds(30);

    /// <summary>The environment of this test.</summary>
    protected TEnvironment Environment => _environment ?? throw new InvalidOperationException("Not yet initialised.");

    /// <summary>The backend of this test.</summary>
    protected IBackend Backend => _backend ?? throw new InvalidOperationException("Not yet initialised.");

    /// <summary>The deployment of this test; no other test uses its name.</summary>
    protected string Deployment { get; } = DeploymentNames.Next();

    /// <summary>Cancelled when a test takes far too long.</summary>
    protected CancellationToken Deadline => _deadline.Token;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _environment = CreateEnvironment();
        _deadline.CancelAfter(_environment.TestTimeout);
        _backend = await CreateBackendAsync(Deployment);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var backend in Enumerable.Reverse(_backends))
        {
            foreach (var service in (await backend.ListAsync(CancellationToken.None)).Services)
                await backend.StopAsync(service.Key, service.Node, NoGrace, CancellationToken.None);
            await backend.DisposeAsync();
        }

        await Environment.DisposeAsync();
        _deadline.Dispose();
    }

    /// <summary>Creates the environment of one test.</summary>
    protected abstract TEnvironment CreateEnvironment();

    /// <summary>Another backend, whose services are stopped after the test.</summary>
    protected async Task<IBackend> CreateBackendAsync(string deployment)
    {
        var backend = await Environment.CreateBackendAsync(deployment);
        _backends.Add(backend);
        return backend;
    }

    /// <summary>Disposes the backend and creates a new one for the same services, as a restart of the server does.</summary>
    protected async Task RestartBackendAsync()
    {
        _backends.Remove(Backend);
        await Backend.DisposeAsync();
        _backend = await CreateBackendAsync(Deployment);
    }

    /// <summary>Describes a service of slot <paramref name="id"/> that runs a command.</summary>
    protected ServiceSpec Spec(long id, string command, int attempt = 1, string? workspace = null) => new()
    {
        Key = new ServiceKey(7, id, attempt),
        Epoch = 42,
        HostName = $"service{id}-7-{Deployment}",
        Image = Environment.Image,
        Command = command,
        Workspace = workspace,
        Environment = workspace is null ? [] : [new("ZOE_WORKSPACE", Backend.GetWorkspacePath(workspace))],
    };

    /// <summary>Starts a service on the environment's node.</summary>
    protected Task<ObservedService> StartAsync(ServiceSpec spec) =>
        Backend.StartAsync(spec, Environment.Node, Deadline);

    /// <summary>Starts a service that runs until it is stopped.</summary>
    protected Task<ObservedService> StartRunningAsync(long id, int attempt = 1) =>
        StartAsync(Spec(id, Environment.RunUntilStopped, attempt));

    /// <summary>Starts a service and returns it when it has ended.</summary>
    protected async Task<ObservedService> RunToEndAsync(ServiceSpec spec)
    {
        await using var events = await EventRecorder.StartAsync(Backend, Environment.Node, Deadline);
        var service = await StartAsync(spec);
        return await events.WaitForEndAsync(service.Key, Deadline);
    }

    /// <summary>Starts a service that is released at once, and returns it when it has ended.</summary>
    protected async Task<ObservedService> RunReleasedAsync(long id, string text, int exitCode)
    {
        var workspace = Environment.CreateWorkspace();
        await using var events = await EventRecorder.StartAsync(Backend, Environment.Node, Deadline);
        var service = await StartAsync(Spec(id, Environment.RunUntilReleased(text, exitCode), workspace: workspace));
        await Environment.ReleaseAsync(workspace);
        return await events.WaitForEndAsync(service.Key, Deadline);
    }

    /// <summary>The services of this deployment.</summary>
    protected async Task<IReadOnlyList<ObservedService>> ListAsync() =>
        (await Backend.ListAsync(Deadline)).Services;

    /// <summary>Stops and removes a service.</summary>
    protected Task StopAsync(ServiceKey key, TimeSpan grace) =>
        Backend.StopAsync(key, Environment.Node, grace, Deadline);

    /// <summary>The whole output of a service as text.</summary>
    protected async Task<string> ReadLogsAsync(ServiceKey key, bool follow)
    {
        var output = new MemoryStream();
        await foreach (var chunk in Backend.ReadLogsAsync(key, Environment.Node, follow, Deadline))
            output.Write(chunk.Span);
        return Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length);
    }

    /// <summary>Expects a failure of this kind, and returns it.</summary>
    protected static async Task<BackendException> FailsAsync(BackendFailure failure, Func<Task> act)
    {
        var error = await Assert.ThrowsAsync<BackendException>(act);
        Assert.True(error.Failure == failure, $"expected {failure}, not {error.Failure}: {error.Message}");
        return error;
    }
}
