using System.Text;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Hosting.Background;
using Zoe.Hosting.Logs.Files;

namespace Zoe.Hosting.Logs.Gelf;

/// <summary>
/// Writes the messages of one attempt to its files, as lines. Messages that cannot be written are lost.
/// </summary>
internal sealed class GelfSource(ServiceKey key, LogFolder folder, ZoeOptions options, TimeProvider time, ILogger logger)
    : ILogSource
{
    /// <summary>How long to wait for the last messages of an ended service.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LogWriter? _writer;
    private long _lost;
    private volatile bool _isComplete;
    private volatile bool _isInterrupted;

    public ChangeSignal Grown { get; } = new();

    public bool IsComplete => _isComplete;

    public bool IsInterrupted => _isInterrupted;

    /// <summary>Never blocked: a message is written or lost immediately.</summary>
    public bool IsBlocked => false;

    public void ExpectEnd() => _ended.TrySetResult();

    public void ExpectRemoval() => _ended.TrySetResult();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _ended.Task.WaitAsync(cancellationToken);
            await Task.Delay(Linger, time, cancellationToken);
            lock (_lock) _isComplete = true;
        }
        catch (OperationCanceledException)
        {
            lock (_lock) _isInterrupted = true;
            throw;
        }
        finally
        {
            Grown.Set();
        }
    }

    /// <summary>Writes one message; false when it is lost.</summary>
    public bool TryWrite(string text)
    {
        var line = Encoding.UTF8.GetBytes(text + "\n");
        lock (_lock)
        {
            if (_isComplete || _isInterrupted) return false;
            try
            {
                _writer ??= new LogWriter(folder, key.Attempt, options, time);
                if (_lost > 0) _writer.Skip(_lost);
                _writer.Append(line);
                if (_lost > 0) HostingLog.LogsWrittenAgain(logger, key);
                _lost = 0;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                if (_lost == 0) HostingLog.LogsNotWritten(logger, key, folder.Path, failure.Message);
                _lost += line.Length;
                return false;
            }
        }

        Grown.Set();
        return true;
    }
}
