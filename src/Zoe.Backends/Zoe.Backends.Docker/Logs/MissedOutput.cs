using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Logs;

/// <summary>
/// Lets through what a first reading did not deliver, when the end of the output, or what there still is of all of it, is
/// read once more. What it lets through counts as delivered.
/// </summary>
/// <param name="delivered">What the first reading delivered.</param>
/// <param name="isTail">True when only some of the last lines are read.</param>
internal sealed class MissedOutput(RecentOutput delivered, bool isTail) : ILogFilter
{
    private readonly byte[] _begin = delivered.Begin.ToArray();
    private readonly byte[] _first = delivered.First.ToArray();
    private readonly byte[] _middle = delivered.Middle.ToArray();
    private readonly byte[] _last = delivered.Last.ToArray();
    private readonly bool _isWhole = delivered.IsWhole;
    private long _delivered = delivered.Bytes;

    /// <summary>Whether this reading began before the moments that were counted, so that it has all that was missed.</summary>
    public bool ReachesBack { get; private set; } = delivered.IsEmpty;

    /// <summary>True once there was output in this reading, so that <see cref="ReachesBack"/> is known.</summary>
    public bool HasBegun { get; private set; }

    /// <inheritdoc/>
    public int Skip(ReadOnlySpan<byte> moment, int length)
    {
        if (!HasBegun) Begin(moment);
        var skipped = FindKnown(moment, length);
        if (skipped < length) delivered.Skip(moment, length - skipped);
        return skipped;
    }

    private void Begin(ReadOnlySpan<byte> moment)
    {
        HasBegun = true;
        ReachesBack |= (!isTail && moment.SequenceEqual(_begin)) || (!_isWhole && moment.SequenceCompareTo(_first) < 0);
        if (!ReachesBack && !isTail) delivered.Restart(isWhole: moment.SequenceCompareTo(_last) > 0);
    }

    private int FindKnown(ReadOnlySpan<byte> moment, int length)
    {
        // The place itself was dropped: only the time says what may be new.
        if (!ReachesBack) return isTail || moment.SequenceCompareTo(_last) <= 0 ? length : 0;
        if (moment.SequenceCompareTo(_middle) < 0) return length;
        var skipped = (int)Math.Min(_delivered, length);
        _delivered -= skipped;
        return skipped;
    }
}
