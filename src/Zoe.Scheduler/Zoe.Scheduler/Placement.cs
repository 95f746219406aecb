namespace Zoe.Scheduler;

/// <summary>Assigns a service to a node.</summary>
/// <param name="ExecutionId">The execution.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="Node">The node's name.</param>
public sealed record Placement(long ExecutionId, long ServiceId, string Node);
