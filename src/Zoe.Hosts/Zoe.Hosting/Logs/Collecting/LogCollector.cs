using Microsoft.Extensions.Logging;
using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>
/// Copies the output of one run of a service into its files while it runs, so that it outlives the container. What the
/// files have already (from before a restart of the engine) is not written twice. While the disk is full it waits with
/// what it has, and reads no more.
/// </summary>
internal sealed class LogCollector(
    ServiceKey key, string node, LogFolder folder, IBackend backend, ZoeOptions options, TimeProvider time, ILogger logger)
    : ILogSource
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    private volatile bool _isComplete;
    private volatile bool _isStuck;
    private volatile bool _mayLackOutput;

    public ChangeSignal Grown { get; } = new();

    public bool IsComplete => _isComplete;

    public bool IsStuck => _isStuck;

    public void ExpectEnd()
    {
        // The backend's stream ends by itself.
    }

    public void ExpectRemoval() => _mayLackOutput |= _isStuck;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!await TryCopyAsync(cancellationToken)) await Task.Delay(RetryDelay, time, cancellationToken);
        }
        finally
        {
            _isComplete = true;
            Grown.Set();
        }
    }

    private async Task<bool> TryCopyAsync(CancellationToken cancellationToken)
    {
        LogWriter? opened = null;
        await PersistAsync(() => opened = new LogWriter(folder, key.Attempt, options, time), cancellationToken);
        using var writer = opened!;
        try
        {
            var skip = writer.Position;
            await foreach (var chunk in backend.ReadLogsAsync(key, node, follow: true, cancellationToken))
            {
                var fresh = chunk[(int)Math.Min(skip, chunk.Length)..];
                skip -= chunk.Length - fresh.Length;
                if (fresh.IsEmpty) continue;
                await WriteAsync(writer, fresh, cancellationToken);
                Grown.Set();
            }
        }
        catch (BackendException gone) when (gone.Failure is BackendFailure.NotFound or BackendFailure.Rejected)
        {
            HostingLog.LogsInterrupted(logger, key, node, gone.Message);
        }
        catch (BackendException failure) when (failure.Failure is BackendFailure.Unreachable)
        {
            HostingLog.ServiceUnreachable(logger, key, node, failure.Message);
            return false;
        }
        catch (BackendException failure)
        {
            HostingLog.LogsInterrupted(logger, key, node, failure.Message);
            return false;
        }

        if (_mayLackOutput) await PersistAsync(writer.MarkGap, cancellationToken);
        return true;
    }

    private Task WriteAsync(LogWriter writer, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var end = writer.Position + bytes.Length;
        return PersistAsync(() => writer.Append(bytes.Span[(int)(bytes.Length - (end - writer.Position))..]), cancellationToken);
    }

    /// <summary>Tries until it works. The backend keeps the output meanwhile, as long as the container is there.</summary>
    private async Task PersistAsync(Action write, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                write();
                if (_isStuck) HostingLog.LogsWrittenAgain(logger, key);
                _isStuck = false;
                return;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                if (!_isStuck) HostingLog.LogsNotWritten(logger, key, folder.Path, failure.Message);
                _isStuck = true;
            }

            await Task.Delay(RetryDelay, time, cancellationToken);
        }
    }
}
