using System.Text;
using Zoe.Backends.Process.Tests.Conformance;

namespace Zoe.Backends.Process.Tests;

/// <summary>A backend for each test, with calls that tests share.</summary>
public abstract class ProcessFixture : IAsyncLifetime
{
    protected const string Deployment = "test";
    protected const string Forever = "sleep 1000";

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(10));

    protected ProcessFixture() => Backend = Environment.CreateBackend(Deployment);

    protected ProcessEnvironment Environment { get; } = new();

    protected ProcessBackend Backend { get; private set; }

    protected CancellationToken Deadline => _deadline.Token;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var service in await ListAsync())
            await Backend.StopAsync(service.Key, service.Node, TimeSpan.Zero, CancellationToken.None);
        await Backend.DisposeAsync();
        await Environment.DisposeAsync();
        _deadline.Dispose();
    }

    protected static ServiceSpec Spec(long id, string? command, int attempt = 1) => new()
    {
        Key = new ServiceKey(1, id, attempt),
        HostName = $"service{id}",
        Image = "none:1",
        Command = command,
    };

    protected string FolderOf(long id, int attempt = 1) =>
        Path.Combine(Environment.StateFolder, Deployment, $"{id}-{attempt}");

    protected Task<ObservedService> StartAsync(ServiceSpec spec) => Backend.StartAsync(spec, "local", Deadline);

    protected async Task<IReadOnlyList<ObservedService>> ListAsync() =>
        (await Backend.ListAsync(CancellationToken.None)).Services;

    protected async Task RestartAsync(Action? meanwhile = null)
    {
        await Backend.DisposeAsync();
        meanwhile?.Invoke();
        Backend = Environment.CreateBackend(Deployment);
    }

    protected async Task<string> OutputOfAsync(ServiceSpec spec)
    {
        await StartAsync(spec);
        var output = new MemoryStream();
        await foreach (var chunk in Backend.ReadLogsAsync(spec.Key, "local", follow: true, Deadline)) output.Write(chunk.Span);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    protected async Task EventuallyAsync(Func<bool> holds)
    {
        while (!holds()) await Task.Delay(10, Deadline);
    }

    protected async Task<BackendException> RejectedAsync(ServiceSpec spec)
    {
        var error = await Should.ThrowAsync<BackendException>(() => StartAsync(spec));
        error.Failure.ShouldBe(BackendFailure.Rejected);
        (await ListAsync()).ShouldBeEmpty();
        return error;
    }
}
