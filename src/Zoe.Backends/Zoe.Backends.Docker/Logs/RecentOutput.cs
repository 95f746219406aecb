using System.Globalization;
using System.Text;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Logs;

/// <summary>
/// Lets all output through and counts that of the last moments, so that the place can be found again in a second
/// reading of the end.
/// </summary>
/// <param name="moments">
/// How many milliseconds in which something was written; lines of two streams can be out of order by less than half.
/// </param>
internal sealed class RecentOutput(int moments = 64) : ILogFilter
{
    private const char Separator = '/';
    private const int Fields = 6;

    private readonly List<(byte[] Moment, long Bytes, int Pieces)> _counts = new(moments + 1);
    private byte[] _begin = [];
    private byte[] _last = [];

    // What an earlier reader counted as one: all from the first of these moments to the second.
    private byte[] _mergedFrom = [];
    private byte[] _mergedTo = [];

    /// <summary>Whether all output so far is counted.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>True when there was no output yet.</summary>
    public bool IsEmpty => _counts.Count == 0;

    /// <summary>The moment of the very first output, which need not be the earliest; empty when there was none.</summary>
    public ReadOnlySpan<byte> Begin => _begin;

    /// <summary>The first moment whose output is counted; empty when there was none.</summary>
    public ReadOnlySpan<byte> First => _counts.Count == 0 ? default : _counts[0].Moment;

    /// <summary>The latest moment; empty when there was none.</summary>
    public ReadOnlySpan<byte> Last => _last;

    /// <summary>In how many pieces the output since then came, at least as many as lines.</summary>
    public int Pieces => _counts.Sum(count => count.Pieces);

    /// <summary>
    /// A moment so long after the first that no output from before the first can stand after output from then on; empty
    /// when all output is counted.
    /// </summary>
    public ReadOnlySpan<byte> Middle => IsWhole || IsEmpty ? default : _counts[_counts.Count / 2].Moment;

    /// <summary>How many bytes there were since the middle.</summary>
    public long Bytes => _counts.Skip(IsWhole ? 0 : _counts.Count / 2).Sum(count => count.Bytes);

    /// <summary>The place in words, for <see cref="Resume"/>; null before the first output.</summary>
    public string? Cursor => IsEmpty ? null : string.Join(
        Separator,
        Text(Begin), Text(First), Text(Middle), Text(Last),
        Bytes.ToString(CultureInfo.InvariantCulture), Pieces.ToString(CultureInfo.InvariantCulture));

    /// <summary>What another reader had counted when it was at a <see cref="Cursor"/>; nothing when it is none.</summary>
    public static RecentOutput Resume(string cursor)
    {
        var recent = new RecentOutput();
        var parts = cursor.Split(Separator);
        if (parts.Length != Fields
            || !long.TryParse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            || !int.TryParse(parts[5], NumberStyles.None, CultureInfo.InvariantCulture, out var pieces)) return recent;
        var (first, middle) = (Encoding.ASCII.GetBytes(parts[1]), Encoding.ASCII.GetBytes(parts[2]));
        recent.IsWhole = middle.Length == 0;
        recent._begin = Encoding.ASCII.GetBytes(parts[0]);
        recent._last = Encoding.ASCII.GetBytes(parts[3]);
        if (!recent.IsWhole && !first.AsSpan().SequenceEqual(middle)) recent._counts.Add((first, 0, 0));
        (recent._mergedFrom, recent._mergedTo) = (recent.IsWhole ? first : middle, recent._last);
        recent._counts.Add((recent._mergedFrom, bytes, pieces));
        return recent;
    }

    /// <summary>Begins anew after a loss; <paramref name="isWhole"/> when what comes next is the oldest that there is.</summary>
    public void Restart(bool isWhole)
    {
        _counts.Clear();
        (_begin, _last, _mergedFrom, _mergedTo) = ([], [], [], []);
        IsWhole = isWhole;
    }

    /// <inheritdoc/>
    public int Skip(ReadOnlySpan<byte> moment, int length)
    {
        if (IsEmpty) _begin = moment.ToArray();
        if (moment.SequenceCompareTo(_last) > 0) _last = moment.ToArray();
        if (moment.SequenceCompareTo(_mergedTo) <= 0)
        {
            // What is older than all that was counted as one stays uncounted.
            if (!IsWhole && moment.SequenceCompareTo(_mergedFrom) < 0) return 0;
            if (moment.SequenceCompareTo(_mergedFrom) > 0) moment = _mergedFrom;
        }

        for (var i = _counts.Count - 1; ; i--)
        {
            var order = i < 0 ? 1 : moment.SequenceCompareTo(_counts[i].Moment);
            if (order == 0) _counts[i] = (_counts[i].Moment, _counts[i].Bytes + length, _counts[i].Pieces + 1);
            if (order > 0) Insert(i + 1, moment, length);
            if (order >= 0) return 0;
        }
    }

    private static string Text(ReadOnlySpan<byte> moment) => Encoding.ASCII.GetString(moment);

    private void Insert(int place, ReadOnlySpan<byte> moment, int length)
    {
        // What is older than all that is still counted stays uncounted.
        if (place == 0 && !IsWhole && !IsEmpty) return;
        _counts.Insert(place, (moment.ToArray(), length, 1));
        if (_counts.Count <= moments) return;
        _counts.RemoveAt(0);
        IsWhole = false;
    }
}
