using System.Text.Json.Serialization;
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

    /// <summary>An entry of the audit log.</summary>
    public AuditRecord? Audit { get; init; }

    /// <summary>What a service used in an interval.</summary>
    public UsageRecord? Usage { get; init; }

    /// <summary>The totals of a user in a month.</summary>
    public AccountingRecord? Accounting { get; init; }

    /// <summary>The name of the property that is set, as in an export.</summary>
    /// <exception cref="InvalidDataException">None is set.</exception>
    [JsonIgnore]
    public string Kind => this switch
    {
        { Counters: not null } => "counters",
        { User: not null } => "user",
        { Execution: not null } => "execution",
        { Service: not null } => "service",
        { Event: not null } => "event",
        { Key: not null } => "key",
        { Quota: not null } => "quota",
        { Audit: not null } => "audit",
        { Usage: not null } => "usage",
        { Accounting: not null } => "accounting",
        _ => throw new InvalidDataException("A record of an export is empty."),
    };
}
