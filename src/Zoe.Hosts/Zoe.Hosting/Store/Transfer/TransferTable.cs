using System.Collections.Immutable;
using System.Data.Common;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Store.Transfer;

/// <summary>A table of a store with SQL, as it is exported.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, for a SELECT.</param>
/// <param name="Order">The columns of its key, for ORDER BY.</param>
/// <param name="Read">Reads the current row.</param>
public sealed record TransferTable(string Name, string Columns, string Order, Func<DbDataReader, StoreRecord> Read)
{
    /// <summary>The column with the id of the execution that a row belongs to; null when it belongs to none.</summary>
    public string? ExecutionColumn { get; init; }

    /// <summary>True when rows belong to an execution through its service, by the column <c>service_id</c>.</summary>
    public bool BelongsToService { get; init; }

    /// <summary>All tables, those first that others refer to.</summary>
    /// <param name="users">The name of the table of users, which is a reserved word in some databases.</param>
    /// <param name="collation">A clause for the order of texts by their code points, such as <c>COLLATE "C"</c>; may be empty.</param>
    public static ImmutableArray<TransferTable> All(string users, string collation) =>
    [
        new("leadership, next_ids", "epoch, execution, service", "epoch", row => new() { Counters = new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)) }),
        new(users, "id, username, password_hash, fs_uid, email, enabled", "id", row => new() { User = ReadUser(row) }),
        new("execution", ExecutionRecord.Columns, "id", row => new() { Execution = ExecutionRecord.Read(row) }) { ExecutionColumn = "id" },
        new("service", ServiceRecord.Columns, "id", row => new() { Service = ServiceRecord.Read(row) }) { ExecutionColumn = "execution_id" },
        new("execution_event", EventRecord.Columns, "execution_id, slot", row => new() { Event = EventRecord.Read(row) }) { ExecutionColumn = "execution_id" },
        new("submission_key", SubmissionKeyRecord.Columns, $"user_id, key {collation}", row => new() { Key = SubmissionKeyRecord.Read(row) }) { ExecutionColumn = "execution_id" },
        new("user_quota", QuotaRecord.Columns, "user_id", row => new() { Quota = QuotaRecord.Read(row) }),
        new("audit", AuditRecord.Columns, "id", row => new() { Audit = AuditRecord.Read(row) }),
        new("service_usage", UsageRecord.Columns, "service_id, seconds, time", row => new() { Usage = UsageRecord.Read(row) }) { BelongsToService = true },
        new("accounting", AccountingRecord.Columns, "month, user_id", row => new() { Accounting = AccountingRecord.Read(row) }),
    ];

    /// <summary>Selects all rows.</summary>
    public string Select() => $"SELECT {Columns} FROM {Name} ORDER BY {Order}";

    /// <summary>Selects the rows that belong to some executions; null when none can.</summary>
    /// <param name="isOneOf">The condition after a column, such as <c>= ANY($1)</c>.</param>
    public string? Select(string isOneOf) => this switch
    {
        { BelongsToService: true } => $"SELECT {Columns} FROM {Name} WHERE service_id IN (SELECT id FROM service WHERE execution_id {isOneOf}) ORDER BY {Order}",
        { ExecutionColumn: { } column } => $"SELECT {Columns} FROM {Name} WHERE {column} {isOneOf} ORDER BY {Order}",
        _ => null,
    };

    private static User ReadUser(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        UserName = row.GetString(1),
        PasswordHash = row.TextOrNull(2),
        FsUid = row.GetInt32(3),
        Email = row.GetString(4),
        Enabled = row.GetBoolean(5),
    };
}
