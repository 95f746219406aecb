using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Backends.Drivers;
using Zoe.Hosting.Background;
using Zoe.Hosting.Engine.Leadership;
using Zoe.Hosting.Logs.Files;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Logs.Collecting;

/// <summary>
/// Copies the output of one attempt into its files while it runs, so that it outlives the container. Resumes after a
/// restart of the engine without duplicates, and marks output that the driver lost. While the disk is full it stops
/// reading and waits.
/// </summary>
internal sealed class LogCollector(
    ServiceKey key, string node, LogFolder folder, IBackend backend, HostRole role, DescriptorBudget descriptors, ZoeOptions options,
    TimeProvider time, ILogger logger)
    : ILogSource
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CursorInterval = TimeSpan.FromSeconds(1);

    private volatile bool _isComplete;
    private volatile bool _isInterrupted;
    private volatile bool _isBlocked;
    private volatile bool _mayLackOutput;
    private volatile bool _hasEnded;
    private DateTimeOffset _cursorWritten;

    public ChangeSignal Grown { get; } = new();

    public bool IsComplete => _isComplete;

    public bool IsInterrupted => _isInterrupted;

    public bool IsBlocked => _isBlocked;

    // The backend's stream ends by itself; its remaining output may use the reserved descriptors.
    public void ExpectEnd() => _hasEnded = true;

    public void ExpectRemoval() => _mayLackOutput |= _isBlocked;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!await TryCopyAsync(cancellationToken)) await Task.Delay(RetryDelay, time, cancellationToken);
            _isComplete = true;
        }
        catch (Exception end) when (end is FencedException || (end is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            _isInterrupted = true;
            throw;
        }
        catch
        {
            _isComplete = true;
            throw;
        }
        finally
        {
            Grown.Set();
        }
    }

    private async Task<bool> TryCopyAsync(CancellationToken cancellationToken)
    {
        await WaitForDescriptorsAsync(cancellationToken);
        LogCursor? resumed = null;
        if (backend is IResumableOutputBackend)
            await PersistAsync(() => resumed = LogCursor.Read(folder, key.Attempt), cancellationToken);
        LogWriter? writer = null;
        var skip = 0L;
        try
        {
            await foreach (var piece in ReadAsync(resumed?.Cursor, cancellationToken))
            {
                if (writer is null)
                {
                    await PersistAsync(() => writer = OpenWriter(), cancellationToken);
                    skip = writer!.Position - (resumed?.Position ?? 0);
                }

                skip = await TakeAsync(writer, piece, skip, cancellationToken);
            }
        }
        catch (BackendException gone) when (gone.Failure is BackendFailure.NotFound or BackendFailure.Rejected)
        {
            HostingLog.LogsInterrupted(logger, key, node, gone.Message);
            skip = 0;
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

        if (skip > 0)
            await PersistAsync(() => writer!.MarkGap("the node has less output than before"), cancellationToken);
        if (_mayLackOutput) await PersistAsync((writer ?? OpenWriter()).MarkPossibleGap, cancellationToken);
        return true;
    }

    private LogWriter OpenWriter() => new(folder, key.Attempt, options, time);

    private async IAsyncEnumerable<OutputPiece> ReadAsync(
        string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (backend is IResumableOutputBackend resumable)
        {
            await foreach (var piece in resumable.ReadOutputAsync(key, node, after, follow: true, cancellationToken))
                yield return piece;
            yield break;
        }

        await foreach (var bytes in backend.ReadLogsAsync(key, node, follow: true, cancellationToken))
            yield return new OutputPiece(bytes);
    }

    /// <summary>Writes the new part of a piece and returns the number of bytes still to skip.</summary>
    private async Task<long> TakeAsync(LogWriter writer, OutputPiece piece, long skip, CancellationToken cancellationToken)
    {
        if (piece.Gap is { } gap)
        {
            skip = 0;
            await PersistAsync(() => writer.MarkGap(gap), cancellationToken);
        }

        var fresh = piece.Bytes[(int)Math.Min(skip, piece.Bytes.Length)..];
        skip -= piece.Bytes.Length - fresh.Length;
        if (!fresh.IsEmpty) await WriteAsync(writer, fresh, cancellationToken);
        if (skip == 0 && piece.Cursor is { } cursor && time.GetUtcNow() is var now && now - _cursorWritten >= CursorInterval)
        {
            await PersistAsync(() => new LogCursor(writer.Position, cursor).Write(folder, key.Attempt), cancellationToken);
            _cursorWritten = now;
        }

        if (!fresh.IsEmpty || piece.Gap is not null) Grown.Set();
        return skip;
    }

    private Task WriteAsync(LogWriter writer, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var end = writer.Position + bytes.Length;
        return PersistAsync(() => writer.Append(bytes.Span[(int)(bytes.Length - (end - writer.Position))..]), cancellationToken);
    }

    /// <summary>
    /// Keeps the remaining descriptors for other services and the server; the output stays in the container meanwhile.
    /// </summary>
    private async Task WaitForDescriptorsAsync(CancellationToken cancellationToken)
    {
        if (backend.DescriptorsPerFollower == 0) return;
        while (!_hasEnded && !descriptors.HasRoomFor(backend.DescriptorsPerFollower))
        {
            if (!_isBlocked) HostingLog.LogsWaitForDescriptors(logger, key, descriptors.Describe());
            _isBlocked = true;
            await Task.Delay(RetryDelay, time, cancellationToken);
        }

        _isBlocked = false;
    }

    /// <summary>
    /// Retries until it succeeds. The backend keeps the output meanwhile, as long as the container exists.
    /// </summary>
    private async Task PersistAsync(Action write, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                // Another host writes the files when this one was paused and does not lead any more.
                await role.ConfirmAsync(cancellationToken);
                write();
                if (_isBlocked) HostingLog.LogsWrittenAgain(logger, key);
                _isBlocked = false;
                return;
            }
            catch (StoreUnavailableException)
            {
                // The output stays in the container until it is known which host leads.
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                if (!_isBlocked) HostingLog.LogsNotWritten(logger, key, folder.Path, failure.Message);
                _isBlocked = true;
            }

            await Task.Delay(RetryDelay, time, cancellationToken);
        }
    }
}
