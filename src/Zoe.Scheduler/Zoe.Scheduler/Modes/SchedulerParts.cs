namespace Zoe.Scheduler;

/// <summary>What a mode builds a scheduler from.</summary>
/// <param name="Order">Who is considered first.</param>
/// <param name="Placement">Which node is chosen.</param>
/// <param name="ReserveAfter">The wait after which an execution gets nodes reserved; null for never.</param>
public sealed record SchedulerParts(IQueueOrder Order, IPlacementPolicy Placement, TimeSpan? ReserveAfter = null);
