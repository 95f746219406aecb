using System.Runtime.CompilerServices;

namespace Zoe.Backends.Process;

/// <summary>Reads what a service wrote.</summary>
internal static class ServiceOutput
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Reads from the beginning; following, until the service has ended and all is read.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        ProcessService service, FileChanges changes, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var output = Open(service);
        using var watch = follow ? changes.Watch(service.Folder.Output) : null;
        var buffer = new byte[ChunkBytes];
        while (true)
        {
            // Taken before reading: what is written afterwards is seen by the next round.
            var changed = watch?.NextChange();
            var hasEnded = service.Ended.IsCompleted;
            var length = await output.ReadAsync(buffer, cancellationToken);
            if (length > 0) yield return buffer.AsMemory(0, length);
            else if (changed is null || hasEnded) yield break;
            else await Task.WhenAny(changed, service.Ended).WaitAsync(cancellationToken);
        }
    }

    private static FileStream Open(ProcessService service)
    {
        try
        {
            return new FileStream(
                service.Folder.Output,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 0,
                useAsync: true);
        }
        catch (IOException error)
        {
            throw new BackendException(
                BackendFailure.NotFound, $"The output of {service.Key} is not there: {error.Message}", error);
        }
    }
}
