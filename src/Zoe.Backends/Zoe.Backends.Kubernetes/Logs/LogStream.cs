using System.Buffers;

namespace Zoe.Backends.Kubernetes.Logs;

/// <summary>
/// Reads a log stream into memory, from where the caller takes it when it knows that it may pass it on. Not for concurrent
/// use.
/// </summary>
internal sealed class LogStream(Stream stream, TimeProvider time) : IAsyncDisposable
{
    private const int BufferBytes = 64 * 1024;
    private const int MostHeldBytes = 1024 * 1024;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private readonly ArrayBufferWriter<byte> _held = new(BufferBytes);
    private readonly CancellationTokenSource _closing = new();
    private Task<int>? _reading;

    /// <summary>What was received and not yet taken; valid until the next call.</summary>
    public ReadOnlySpan<byte> Held => _held.WrittenSpan;

    /// <summary>Why the stream broke; null unless it did.</summary>
    public Exception? Problem { get; private set; }

    /// <summary>
    /// Waits up to <paramref name="silence"/> for output, and when it comes sooner than <paramref name="hold"/>, until then
    /// for more.
    /// </summary>
    public async Task<LogStreamState> FillAsync(TimeSpan silence, TimeSpan hold, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        var limit = silence;
        while (true)
        {
            _reading ??= stream.ReadAsync(_buffer, _closing.Token).AsTask();
            try
            {
                var length = await _reading.WaitAsync(limit, time, cancellationToken);
                _reading = null;
                if (length == 0) return LogStreamState.Ended;
                _held.Write(_buffer.AsSpan(0, length));
            }
            catch (TimeoutException)
            {
                return _held.WrittenCount > 0 ? LogStreamState.Open : LogStreamState.Silent;
            }
            catch (Exception problem) when (problem is IOException or HttpRequestException)
            {
                Problem = problem;
                return LogStreamState.Broken;
            }

            limit = hold - time.GetElapsedTime(begin);
            if (limit <= TimeSpan.Zero || _held.WrittenCount >= MostHeldBytes) return LogStreamState.Open;
        }
    }

    /// <summary>Forgets what is held: it was taken.</summary>
    public void Clear() => _held.ResetWrittenCount();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await stream.DisposeAsync();
        if (_reading is not null) await ((Task)_reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ArrayPool<byte>.Shared.Return(_buffer);
        _closing.Dispose();
    }
}
