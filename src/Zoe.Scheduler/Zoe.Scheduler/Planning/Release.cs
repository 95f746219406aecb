namespace Zoe.Scheduler;

/// <summary>An elastic service gives its resources back.</summary>
/// <param name="ExecutionId">The execution.</param>
/// <param name="ServiceId">The service.</param>
public sealed record Release(long ExecutionId, long ServiceId);
