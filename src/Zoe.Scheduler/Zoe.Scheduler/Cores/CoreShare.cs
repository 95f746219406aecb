namespace Zoe.Scheduler;

/// <summary>A service on a node, for <see cref="CoreDistribution"/>.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Millicores">In the question what it reserves, in the answer what it may use.</param>
/// <param name="IsFixed">True when it must keep just what it reserves.</param>
public sealed record CoreShare(long ServiceId, long Millicores, bool IsFixed = false);
