using System.Globalization;
using Zoe.Hosting.Postgres.Executions;
using Zoe.Hosting.Store.Records;
using static Zoe.Hosting.Postgres.Executions.Column;

namespace Zoe.Hosting.Postgres.Importing;

/// <summary>The inserts of records that belong to no execution, and of usage.</summary>
internal static class RecordRows
{
    public static readonly RowInsert<User> Users = new(
        "users",
        "",
        Whole<User>("id", row => row.Id),
        Text<User>("username", row => row.UserName),
        Text<User>("password_hash", row => row.PasswordHash),
        Int<User>("fs_uid", row => row.FsUid),
        Text<User>("email", row => row.Email),
        Flag<User>("enabled", row => row.Enabled));

    public static readonly RowInsert<QuotaRecord> Quotas = new(
        "user_quota",
        "",
        Whole<QuotaRecord>("user_id", row => row.UserId),
        Int<QuotaRecord>("concurrent_executions", row => row.ConcurrentExecutions),
        Whole<QuotaRecord>("memory_bytes", row => row.MemoryBytes),
        Whole<QuotaRecord>("millicores", row => row.Millicores),
        Whole<QuotaRecord>("run_time", row => row.RunTime));

    public static readonly RowInsert<AuditRecord> Audit = new(
        "audit",
        "",
        Whole<AuditRecord>("id", row => row.Id),
        Whole<AuditRecord>("time", row => row.Time),
        Text<AuditRecord>("actor", row => row.Actor),
        Text<AuditRecord>("source", row => row.Source),
        Text<AuditRecord>("action", row => row.Action),
        Text<AuditRecord>("target", row => row.Target),
        Text<AuditRecord>("result", row => row.Result),
        Text<AuditRecord>("detail", row => row.Detail));

    public static readonly RowInsert<UsageRecord> Usage = new(
        "service_usage",
        "",
        Whole<UsageRecord>("service_id", row => row.ServiceId),
        Whole<UsageRecord>("seconds", row => row.Seconds),
        Whole<UsageRecord>("time", row => row.Time),
        Whole<UsageRecord>("millicores", row => row.Millicores),
        Whole<UsageRecord>("max_millicores", row => row.MaxMillicores),
        Whole<UsageRecord>("memory", row => row.Memory),
        Whole<UsageRecord>("max_memory", row => row.MaxMemory));

    public static readonly RowInsert<AccountingRecord> Accounting = new(
        "accounting",
        "",
        Date<AccountingRecord>("month", row => DateOnly.Parse(row.Month, CultureInfo.InvariantCulture)),
        Whole<AccountingRecord>("user_id", row => row.UserId),
        Text<AccountingRecord>("user_name", row => row.UserName),
        Number<AccountingRecord>("reserved_core_seconds", row => row.ReservedCoreSeconds),
        Number<AccountingRecord>("reserved_gib_seconds", row => row.ReservedGibSeconds),
        Number<AccountingRecord>("used_core_seconds", row => row.UsedCoreSeconds),
        Number<AccountingRecord>("used_gib_seconds", row => row.UsedGibSeconds));
}
