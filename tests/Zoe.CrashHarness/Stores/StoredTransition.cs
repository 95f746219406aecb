namespace Zoe.CrashHarness.Stores;

/// <summary>A row of the history of an execution, not of its services.</summary>
internal sealed record StoredTransition(long ExecutionId, int Sequence, string? From, string To);
