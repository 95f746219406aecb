using System.Runtime.CompilerServices;
using Zoe.Backends;

namespace Zoe.Hosting.Tests.Support;

/// <summary>The virtual cluster with calls that a test makes fail as an error of a driver does.</summary>
internal sealed class FaultyBackend(IBackend inner) : InnerBackend(inner), IResizableBackend
{
    private readonly TaskCompletionSource _events = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string _faulty = "";

    /// <summary>Lets the calls of one name fail from now on.</summary>
    public void Fail(string call)
    {
        _faulty = call;
        if (call == nameof(WatchAsync)) _events.TrySetException(Fault());
        if (call == "end of events") _events.TrySetResult();
    }

    public override Task<ObservedService> StartAsync(ServiceSpec spec, string node, CancellationToken cancellationToken)
    {
        if (_faulty == nameof(StartAsync))
        {
            _faulty = "";
            throw Fault();
        }

        return base.StartAsync(spec, node, cancellationToken);
    }

    public override Task<ServiceListing> ListAsync(CancellationToken cancellationToken) =>
        _faulty == nameof(ListAsync) ? throw Fault() : base.ListAsync(cancellationToken);

    public override async IAsyncEnumerable<BackendEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var events = base.WatchAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var next = events.MoveNextAsync().AsTask();
            if (await Task.WhenAny(next, _events.Task) == _events.Task)
            {
                await _events.Task;
                yield break;
            }

            await next;
            yield return events.Current;
        }
    }

    public override IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        ServiceKey key, string node, bool follow, CancellationToken cancellationToken) =>
        _faulty == nameof(ReadLogsAsync) ? throw Fault() : base.ReadLogsAsync(key, node, follow, cancellationToken);

    public Task ResizeAsync(ServiceKey key, string node, int millicores, CancellationToken cancellationToken) =>
        _faulty == nameof(ResizeAsync) ? throw Fault() : Task.CompletedTask;

    private static InvalidOperationException Fault() => new("An error of the driver, as ordered.");
}
