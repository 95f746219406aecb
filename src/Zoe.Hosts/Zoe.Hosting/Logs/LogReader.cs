using System.Buffers;
using System.Runtime.CompilerServices;

namespace Zoe.Hosting;

/// <summary>Reads the output of a service, all its attempts one after the other, and follows it while it grows.</summary>
internal sealed class LogReader(IExecutionStore store, LogPaths paths, LogCollectors collectors, ChangeSignal changes)
{
    private const int ChunkBytes = 64 * 1024;

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        long serviceId, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (var attempt = 1; ;)
            {
                var change = changes.Next;
                if (await store.FindByServiceAsync(serviceId, cancellationToken) is not { } execution) yield break;
                var service = execution.FindService(serviceId)!;
                if (attempt <= service.Attempt)
                {
                    var one = service with { Attempt = attempt };
                    if (attempt < service.Attempt || !follow || HasOutput(one))
                    {
                        await foreach (var chunk in ReadAttemptAsync(one, follow, buffer, cancellationToken)) yield return chunk;
                        attempt++;
                        continue;
                    }
                }

                if (!follow || IsOver(service)) yield break;
                await change.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private bool HasOutput(Service service) =>
        collectors.Find(service.Key) is not null || File.Exists(FileOf(service));

    private static bool IsOver(Service service) =>
        service is { Restarting: false, Status: ServiceStatus.Inactive or ServiceStatus.Error or ServiceStatus.Terminating };

    private string FileOf(Service service) => paths.File(service.ExecutionId, service.Id, service.Attempt);

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAttemptAsync(
        Service service, bool follow, byte[] buffer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FileStream? file = null;
        try
        {
            while (true)
            {
                // Taken in this order, nothing that is written after the last read can be missed.
                var collector = follow ? collectors.Find(service.Key) : null;
                var grown = collector?.Grown.Next;
                var mayGrow = collector is { IsComplete: false };

                file ??= Open(FileOf(service));
                var count = file is null ? 0 : await file.ReadAsync(buffer.AsMemory(0, ChunkBytes), cancellationToken);
                if (count > 0) yield return buffer.AsMemory(0, count);
                else if (mayGrow) await grown!.WaitAsync(cancellationToken);
                else yield break;
            }
        }
        finally
        {
            if (file is not null) await file.DisposeAsync();
        }
    }

    private static FileStream? Open(string path) => File.Exists(path)
        ? new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true)
        : null;
}
