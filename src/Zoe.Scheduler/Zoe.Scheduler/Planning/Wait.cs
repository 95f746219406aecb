using System.Collections.Immutable;

namespace Zoe.Scheduler;

/// <summary>Why an execution, or a part of it, waits.</summary>
/// <param name="ExecutionId">The execution.</param>
/// <param name="ServiceId">The first service that found no place.</param>
/// <param name="Obstacles">What stood in the way on the nodes, in counts.</param>
public sealed record Wait(long ExecutionId, long ServiceId, ImmutableArray<Obstacle> Obstacles);
