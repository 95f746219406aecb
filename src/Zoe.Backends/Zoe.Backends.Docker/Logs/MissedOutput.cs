namespace Zoe.Backends.Docker;

/// <summary>
/// Lets through what a first reading did not tell, when the end of the output, or what there still is of all of it, is read
/// once more. What it lets through counts as told.
/// </summary>
/// <param name="told">What the first reading told.</param>
/// <param name="isTail">True when only some of the last lines are read.</param>
internal sealed class MissedOutput(RecentOutput told, bool isTail) : ILogFilter
{
    private readonly byte[] _begin = told.Begin.ToArray();
    private readonly byte[] _first = told.First.ToArray();
    private readonly byte[] _middle = told.Middle.ToArray();
    private readonly byte[] _last = told.Last.ToArray();
    private readonly bool _isWhole = told.IsWhole;
    private long _told = told.Bytes;

    /// <summary>Whether this reading began before the moments that were counted, so that it has all that was missed.</summary>
    public bool ReachesBack { get; private set; } = told.IsEmpty;

    /// <summary>True once there was output in this reading, so that <see cref="ReachesBack"/> is known.</summary>
    public bool HasBegun { get; private set; }

    /// <inheritdoc/>
    public int Skip(ReadOnlySpan<byte> moment, int length)
    {
        if (!HasBegun) Begin(moment);
        var skipped = FindKnown(moment, length);
        if (skipped < length) told.Skip(moment, length - skipped);
        return skipped;
    }

    private void Begin(ReadOnlySpan<byte> moment)
    {
        HasBegun = true;
        ReachesBack |= (!isTail && moment.SequenceEqual(_begin)) || (!_isWhole && moment.SequenceCompareTo(_first) < 0);
        if (!ReachesBack && !isTail) told.Restart(isWhole: moment.SequenceCompareTo(_last) > 0);
    }

    private int FindKnown(ReadOnlySpan<byte> moment, int length)
    {
        // The place itself was dropped: only the time says what may be new.
        if (!ReachesBack) return isTail || moment.SequenceCompareTo(_last) <= 0 ? length : 0;
        if (moment.SequenceCompareTo(_middle) < 0) return length;
        var skipped = (int)Math.Min(_told, length);
        _told -= skipped;
        return skipped;
    }
}
