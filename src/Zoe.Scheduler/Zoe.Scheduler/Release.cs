namespace Zoe.Scheduler;

/// <summary>Stops an elastic service to free its resources.</summary>
/// <param name="ExecutionId">The execution.</param>
/// <param name="ServiceId">The service.</param>
public sealed record Release(long ExecutionId, long ServiceId);
