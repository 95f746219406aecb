namespace Zoe.Scheduler.Orders;

/// <summary>The built-in queue orders.</summary>
internal static class BuiltInOrders
{
    public static IReadOnlyList<IQueueOrder> All { get; } =
    [
        new FifoOrder(),
        new SizeOrder(),
        new DynamicSizeOrder(),
        new ShortestJobOrder(QueueOrderNames.Psjf, SizeDimensions.Duration),
        new ShortestJobOrder(QueueOrderNames.Psjf2, SizeDimensions.Services),
        new ShortestJobOrder(QueueOrderNames.Psjf3, SizeDimensions.Volume),
        new ShortestRemainingOrder(QueueOrderNames.Srpt, SizeDimensions.Duration),
        new ShortestRemainingOrder(QueueOrderNames.Srpt2, SizeDimensions.Services),
        new ShortestRemainingOrder(QueueOrderNames.Srpt2Unplaced, SizeDimensions.Unplaced),
        new ShortestRemainingOrder(QueueOrderNames.Srpt3, SizeDimensions.Volume),
        new ShortestRemainingOrder(QueueOrderNames.Srpt3Unplaced, SizeDimensions.UnplacedVolume),
        new ResponseRatioOrder(QueueOrderNames.Hrrn, SizeDimensions.Duration),
        new ResponseRatioOrder(QueueOrderNames.Hrrn2, SizeDimensions.Services),
        new ResponseRatioOrder(QueueOrderNames.Hrrn3, SizeDimensions.Volume),
    ];
}
