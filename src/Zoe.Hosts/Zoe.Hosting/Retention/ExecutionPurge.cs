using Zoe.Hosting.Store;

namespace Zoe.Hosting.Retention;

/// <summary>
/// Deletes ended executions in parts, each of which is archived first, and in small batches with pauses, so that other writes
/// wait for one batch at most and get half of the time.
/// </summary>
public sealed class ExecutionPurge(IExecutionStore store, TimeProvider time)
{
    private const int BatchSize = 100;

    /// <summary>Deletes the executions of a batch.</summary>
    public required Func<IReadOnlyList<long>, CancellationToken, Task> DeleteAsync { get; init; }

    /// <summary>Archives the executions of a part durably; null for none.</summary>
    public Func<IReadOnlyList<long>, CancellationToken, Task>? ArchiveAsync { get; init; }

    /// <summary>Maximum number of executions in a part.</summary>
    public int PartSize { get; init; } = 10_000;

    /// <summary>Deletes the executions that ended before a time, the oldest first, and returns their number.</summary>
    public async Task<long> RunAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (deleted, last) = (0L, 0L);
        while (await store.ListEndedAsync(before, PartSize, cancellationToken) is { Count: > 0 } part)
        {
            if (part[^1] == last) throw new InvalidOperationException($"Execution {last} was deleted, but is still in the store.");
            if (ArchiveAsync is not null) await ArchiveAsync(part, cancellationToken);
            foreach (var batch in part.Chunk(BatchSize))
            {
                var begun = time.GetTimestamp();
                await DeleteAsync(batch, cancellationToken);
                deleted += batch.Length;
                await Task.Delay(time.GetElapsedTime(begun), time, cancellationToken);
            }

            last = part[^1];
        }

        return deleted;
    }
}
