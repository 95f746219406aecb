using System.Buffers;
using System.Runtime.CompilerServices;
using Zoe.Backends;
using Zoe.Hosting.Background;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Logs.Collecting;
using Zoe.Hosting.Logs.Files;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Logs.Reading;

/// <summary>Reads the output of a service, all its attempts in order, and follows it while it grows.</summary>
internal sealed class LogReader(
    IExecutionStore store, LogPaths paths, LogCollectors collectors, ChangeSignal changes, TimeProvider time)
{
    private const int ChunkBytes = 64 * 1024;

    public async IAsyncEnumerable<LogChunk> ReadAsync(
        long serviceId, LogQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await store.FindByServiceAsync(serviceId, cancellationToken) is not { } owner) yield break;
        var folder = paths.Folder(owner.Id, serviceId);
        var (position, end) = LogSearch.Find(folder, query);
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            while (end is null || position.IsBefore(end.Value))
            {
                var change = changes.Next;
                if (await store.FindByServiceAsync(serviceId, cancellationToken) is not { } execution) yield break;
                var service = execution.FindService(serviceId)!;
                if (position.Attempt < service.Attempt
                    || (position.Attempt == service.Attempt && (!query.Follow || IsRunning(service) || HasOutput(folder, service.Key))))
                {
                    var growth = query.Follow
                        ? new LogGrowth(service.Key with { Attempt = position.Attempt }, store, collectors, changes, time)
                        : null;
                    await foreach (var chunk in ReadAttemptAsync(folder, position, end, growth, buffer, cancellationToken))
                        yield return chunk;
                    position = new LogPosition(position.Attempt + 1, 0);
                    continue;
                }

                if (!query.Follow || HasEnded(service)) yield break;
                await change.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private bool HasOutput(LogFolder folder, ServiceKey key) =>
        collectors.Find(key) is not null || folder.List().Any(segment => segment.Attempt == key.Attempt);

    private static bool IsRunning(Service service) =>
        service is { Node: not null, Status: ServiceStatus.Active or ServiceStatus.Terminating };

    private static bool HasEnded(Service service) =>
        service is { Restarting: false, Status: ServiceStatus.Inactive or ServiceStatus.Error or ServiceStatus.Terminating };

    private static async IAsyncEnumerable<LogChunk> ReadAttemptAsync(
        LogFolder folder, LogPosition from, LogPosition? end, LogGrowth? growth, byte[] buffer,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var run = new LogRun(folder, from, end is { } to && to.Attempt == from.Attempt ? to.Offset : long.MaxValue);
        while (true)
        {
            // In this order, nothing written after the last read is missed.
            var grown = growth is null ? null : await growth.NextAsync(cancellationToken);
            while (await run.ReadAsync(buffer.AsMemory(0, ChunkBytes), cancellationToken) is { Length: > 0 } chunk)
                yield return new LogChunk(chunk, run.Position);
            if (grown is null) break;
            await grown;
        }

        if (run.FindGapAtEnd() is { } mark) yield return new LogChunk(mark, new LogPosition(from.Attempt + 1, 0));
    }
}
