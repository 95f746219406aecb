using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Store.Transfer;

/// <summary>One record of a store; one of the properties is set.</summary>
public sealed record StoreRecord
{
    /// <summary>The counters of the store; there is one such record, the first.</summary>
    public StoreCounters? Counters { get; init; }

    /// <summary>A user with the password hash.</summary>
    public User? User { get; init; }

    /// <summary>An execution.</summary>
    public ExecutionRecord? Execution { get; init; }

    /// <summary>A service; after the executions.</summary>
    public ServiceRecord? Service { get; init; }

    /// <summary>A transition of an execution or a service.</summary>
    public EventRecord? Event { get; init; }

    /// <summary>The key of a submission.</summary>
    public SubmissionKeyRecord? Key { get; init; }

    /// <summary>The quota of a user.</summary>
    public QuotaRecord? Quota { get; init; }
}
