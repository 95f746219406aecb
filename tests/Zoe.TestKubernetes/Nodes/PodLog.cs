using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Zoe.TestKubernetes.Nodes;

/// <summary>
/// The log file of a container: its lines with the times at which they came. After a rotation only later lines can be
/// read, as with kubelets.
/// </summary>
internal sealed class PodLog
{
    private readonly Lock _lock = new();
    private readonly List<(DateTimeOffset Time, byte[] Line)> _lines = [];
    private int _first;
    private bool _isComplete;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Open streams stay with the file that was rotated, to which nothing more is written.</summary>
    public bool StallsFollowers { get; set; }

    /// <summary>Streams that are open go on to the new file and read its beginning twice, as those of Kubernetes 1.25 may.</summary>
    public bool RepeatsFiles { get; set; }

    /// <summary>Takes the output of a container in, line by line.</summary>
    public async Task CopyAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> output)
    {
        var line = new List<byte>();
        try
        {
            await foreach (var piece in output)
            {
                foreach (var letter in piece.ToArray())
                {
                    line.Add(letter);
                    if (letter == '\n') Add(line);
                }
            }

            if (line.Count > 0) Add(line);
        }
        finally
        {
            lock (_lock)
            {
                _isComplete = true;
                Signal();
            }
        }
    }

    /// <summary>Begins a new file; what is in the present one can no longer be read.</summary>
    public void Rotate()
    {
        lock (_lock)
        {
            _first = _lines.Count;
            Signal();
        }
    }

    /// <summary>The lines since a time, with their times or without.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        DateTimeOffset? since, bool timestamps, bool follow, bool hasEnded, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var opened = 0;
        var hasRepeated = false;
        lock (_lock) opened = _first;
        for (var next = opened; ;)
        {
            (DateTimeOffset Time, byte[] Line)? one = null;
            Task changed;
            lock (_lock)
            {
                changed = _changed.Task;
                if (RepeatsFiles && _first > opened && next > _first && !hasRepeated) (next, hasRepeated) = (_first, true);
                if (StallsFollowers && _first > opened && next >= _first) changed = Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                else if (next < _lines.Count) one = _lines[next++];
                else if (_isComplete || (!follow && !hasEnded)) yield break;
            }

            if (one is not var (time, line))
            {
                await changed.WaitAsync(cancellationToken);
                continue;
            }

            if (time < since) continue;
            var stamp = timestamps ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z '", CultureInfo.InvariantCulture) : "";
            yield return (byte[])[.. Encoding.UTF8.GetBytes(stamp), .. line];
        }
    }

    private void Add(List<byte> line)
    {
        lock (_lock)
        {
            _lines.Add((DateTimeOffset.UtcNow, [.. line]));
            Signal();
        }

        line.Clear();
    }

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
