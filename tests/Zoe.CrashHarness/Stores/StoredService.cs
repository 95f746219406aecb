namespace Zoe.CrashHarness.Stores;

/// <summary>A row of a service whose execution has not ended.</summary>
internal sealed record StoredService(
    long Id, long ExecutionId, string Name, string Status, int Attempt, string? Node, string? BackendId);
