namespace Zoe.Backends.Docker;

/// <summary>Lets through what a first reading did not tell, when the end of the output is read once more.</summary>
internal sealed class MissedOutput(RecentOutput told) : ILogFilter
{
    private long _told = told.Bytes;
    private bool _begun;

    /// <summary>Whether this reading began before the moments that were counted, so that it has all that was missed.</summary>
    public bool ReachesBack { get; private set; } = told.IsWhole;

    /// <inheritdoc/>
    public int Skip(ReadOnlySpan<byte> moment, int length)
    {
        if (!_begun) ReachesBack |= moment.SequenceCompareTo(told.First) < 0;
        _begun = true;
        if (moment.SequenceCompareTo(told.Middle) < 0) return length;
        var skipped = (int)Math.Min(_told, length);
        _told -= skipped;
        return skipped;
    }
}
