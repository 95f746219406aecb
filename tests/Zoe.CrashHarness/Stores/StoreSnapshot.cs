namespace Zoe.CrashHarness.Stores;

/// <summary>All executions, and the services of those that have not ended, at one moment.</summary>
internal sealed record StoreSnapshot(
    IReadOnlyDictionary<long, StoredExecution> Executions, IReadOnlyList<StoredService> Services, long Epoch)
{
    /// <summary>Names are unique among submissions, so that two rows of one name are one submission that was doubled.</summary>
    public ILookup<string, StoredExecution> ByName { get; } = Executions.Values.ToLookup(execution => execution.Name);
}
