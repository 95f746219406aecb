namespace Zoe.Scheduler.Cores;

/// <summary>The cores of a service on a node; input and result of <see cref="CoreDistribution"/>.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Millicores">As input the reservation, as result the limit.</param>
/// <param name="IsFixed">True when its limit must equal its reservation.</param>
public sealed record CoreShare(long ServiceId, long Millicores, bool IsFixed = false);
