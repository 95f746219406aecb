using Microsoft.Extensions.Logging;
using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>
/// Copies the output of one run of a service into its file while it runs, so that it outlives the container. What the
/// file has already (from before a restart of the engine) is not written twice.
/// </summary>
internal sealed class LogCollector(
    ServiceKey key, string node, string path, IBackend backend, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    public ServiceKey Key => key;

    /// <summary>Set whenever the file has grown, and at the end.</summary>
    public ChangeSignal Grown { get; } = new();

    /// <summary>True once everything the service wrote is in the file, or no longer to be had.</summary>
    public bool IsComplete { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!await TryCopyAsync(cancellationToken)) await Task.Delay(RetryDelay, time, cancellationToken);
        }
        finally
        {
            IsComplete = true;
            Grown.Set();
        }
    }

    private async Task<bool> TryCopyAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var file = new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var skip = file.Seek(0, SeekOrigin.End);
            await foreach (var chunk in backend.ReadLogsAsync(key, node, follow: true, cancellationToken))
            {
                var fresh = chunk[(int)Math.Min(skip, chunk.Length)..];
                skip -= chunk.Length - fresh.Length;
                if (fresh.IsEmpty) continue;
                await file.WriteAsync(fresh, cancellationToken);
                Grown.Set();
            }

            return true;
        }
        catch (BackendException gone) when (gone.Failure is BackendFailure.NotFound or BackendFailure.Rejected)
        {
            HostingLog.LogsInterrupted(logger, key, node, gone.Message);
            return true;
        }
        catch (Exception failure) when (failure is BackendException or IOException or UnauthorizedAccessException)
        {
            HostingLog.LogsInterrupted(logger, key, node, failure.Message);
            return false;
        }
    }
}
