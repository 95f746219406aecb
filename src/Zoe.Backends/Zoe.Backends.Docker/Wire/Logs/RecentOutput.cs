namespace Zoe.Backends.Docker;

/// <summary>
/// Lets all output through and counts that of the last moments, so that the place can be found again in a second
/// reading of the end.
/// </summary>
/// <param name="moments">
/// How many milliseconds in which something was written; lines of two streams can be out of order by less than half.
/// </param>
internal sealed class RecentOutput(int moments = 64) : ILogFilter
{
    private readonly List<(byte[] Moment, long Bytes, int Pieces)> _counts = new(moments + 1);

    /// <summary>Whether all output so far is counted.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>The first moment whose output is counted; empty when there was none.</summary>
    public ReadOnlySpan<byte> First => _counts.Count == 0 ? default : _counts[0].Moment;

    /// <summary>In how many pieces the output since then came, at least as many as lines.</summary>
    public int Pieces => _counts.Sum(count => count.Pieces);

    /// <summary>
    /// A moment so long after the first that no output from before the first can stand after output from then on; empty
    /// when all output is counted.
    /// </summary>
    public ReadOnlySpan<byte> Middle => IsWhole ? default : _counts[_counts.Count / 2].Moment;

    /// <summary>How many bytes there were since the middle.</summary>
    public long Bytes => _counts.Skip(IsWhole ? 0 : _counts.Count / 2).Sum(count => count.Bytes);

    /// <inheritdoc/>
    public int Skip(ReadOnlySpan<byte> moment, int length)
    {
        for (var i = _counts.Count - 1; ; i--)
        {
            var order = i < 0 ? 1 : moment.SequenceCompareTo(_counts[i].Moment);
            if (order == 0) _counts[i] = (_counts[i].Moment, _counts[i].Bytes + length, _counts[i].Pieces + 1);
            if (order > 0) Insert(i + 1, moment, length);
            if (order >= 0) return 0;
        }
    }

    private void Insert(int place, ReadOnlySpan<byte> moment, int length)
    {
        // What is older than all that is still counted stays uncounted.
        if (place == 0 && !IsWhole) return;
        _counts.Insert(place, (moment.ToArray(), length, 1));
        if (_counts.Count <= moments) return;
        _counts.RemoveAt(0);
        IsWhole = false;
    }
}
