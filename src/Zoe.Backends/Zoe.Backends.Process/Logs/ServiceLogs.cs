using System.Runtime.CompilerServices;
using Zoe.Backends.Process.Services;
using Zoe.Backends.Process.Watching;

namespace Zoe.Backends.Process.Logs;

/// <summary>Reads the output of a service. The file is open only while there is something to read.</summary>
internal static class ServiceLogs
{
    private const int ChunkBytes = 64 * 1024;

    // For when the machine has no more inotify watches.
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>Reads from the beginning; with <paramref name="follow"/> until the service has ended.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        ProcessService service, FileChanges changes, bool follow, TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var watch = follow ? changes.TryWatch(service.Folder.Output) : null;
        var position = 0L;
        byte[]? buffer = null;
        for (var isFirst = true; ; isFirst = false)
        {
            // Taken before reading, so that the next iteration sees what is written afterwards.
            var changed = watch?.NextChange();
            var hasEnded = service.Ended.IsCompleted;
            if (FindLength(service) is not { } length)
            {
                // A stop deletes the file right after the end of the service, perhaps before a follower looks again.
                if (!isFirst && service.Ended.IsCompleted) yield break;
                throw Missing(service, null);
            }

            if (length > position)
            {
                await using var output = Open(service, position);
                buffer ??= new byte[ChunkBytes];
                while (await output.ReadAsync(buffer, cancellationToken) is var count and > 0)
                {
                    position += count;
                    yield return buffer.AsMemory(0, count);
                }

                continue;
            }

            if (!follow || hasEnded) yield break;
            changed ??= Task.Delay(PollInterval, time, cancellationToken);
            await Task.WhenAny(changed, service.Ended).WaitAsync(cancellationToken);
        }
    }

    private static long? FindLength(ProcessService service)
    {
        var file = new FileInfo(service.Folder.Output);
        return file.Exists ? file.Length : null;
    }

    private static FileStream Open(ProcessService service, long position)
    {
        try
        {
            var file = new FileStream(
                service.Folder.Output,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 0,
                useAsync: true);
            file.Position = position;
            return file;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Missing(service, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BackendException(
                BackendFailure.Retryable, $"The output of {service.Key} cannot be read now: {error.Message}", error);
        }
    }

    private static BackendException Missing(ProcessService service, Exception? error) =>
        new(BackendFailure.NotFound, $"The output of {service.Key} does not exist.", error);
}
