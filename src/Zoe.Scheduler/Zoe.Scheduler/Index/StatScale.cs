namespace Zoe.Scheduler;

/// <summary>Turns resources into <see cref="NodeStat"/>s for nodes of one capacity.</summary>
internal sealed class StatScale(Resources capacity)
{
    private const int ShareSteps = 1 << 24;

    private readonly int _coreShift = ShiftFor(capacity.Millicores);
    private readonly int _memoryShift = ShiftFor(capacity.MemoryBytes);
    private readonly double _coreShare = capacity.Millicores > 0 ? ShareSteps / (double)capacity.Millicores : 0;
    private readonly double _memoryShare = capacity.MemoryBytes > 0 ? ShareSteps / (double)capacity.MemoryBytes : 0;

    public NodeStat Of(Resources amount)
    {
        if (amount.Millicores < 0 || amount.MemoryBytes < 0) return NodeStat.None;
        return new NodeStat(
            (int)Math.Min(int.MaxValue, amount.Millicores >> _coreShift),
            (int)Math.Min(int.MaxValue, amount.MemoryBytes >> _memoryShift),
            (int)Math.Min(amount.Millicores * _coreShare, amount.MemoryBytes * _memoryShare));
    }

    private static int ShiftFor(long capacity)
    {
        var shift = 0;
        while (capacity >> shift > int.MaxValue) shift++;
        return shift;
    }
}
