namespace Zoe.Scheduler;

/// <summary>The parts from which a mode creates a scheduler.</summary>
/// <param name="Order">The queue order.</param>
/// <param name="Placement">The placement policy.</param>
/// <param name="ReserveAfter">The wait after which an execution gets nodes reserved; null for never.</param>
public sealed record SchedulerParts(IQueueOrder Order, IPlacementPolicy Placement, TimeSpan? ReserveAfter = null);
