using Zoe.Hosting.Sqlite.Statements;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Hosting.Sqlite;

/// <summary>The statements that insert the records of an export.</summary>
internal static class TransferWrites
{
    private const string InsertUser =
        """
        INSERT INTO user (id, username, password_hash, fs_uid, email, enabled)
        VALUES (@Id, @UserName, @PasswordHash, @FsUid, @Email, @Enabled)
        """;

    private const string InsertQuota =
        """
        INSERT INTO user_quota (user_id, concurrent_executions, memory_bytes, millicores, run_time)
        VALUES (@UserId, @ConcurrentExecutions, @MemoryBytes, @Millicores, @RunTime)
        """;

    private const string InsertAudit =
        """
        INSERT INTO audit (id, time, actor, source, action, target, result, detail)
        VALUES (@Id, @Time, @Actor, @Source, @Action, @Target, @Result, @Detail)
        """;

    private const string InsertUsage =
        """
        INSERT INTO service_usage (service_id, seconds, time, millicores, max_millicores, memory, max_memory)
        VALUES (@ServiceId, @Seconds, @Time, @Millicores, @MaxMillicores, @Memory, @MaxMemory)
        """;

    private const string InsertAccounting =
        """
        INSERT INTO accounting (month, user_id, user_name, reserved_core_seconds, reserved_gib_seconds, used_core_seconds,
            used_gib_seconds)
        VALUES (@Month, @UserId, @UserName, @ReservedCoreSeconds, @ReservedGibSeconds, @UsedCoreSeconds, @UsedGibSeconds)
        """;

    public static void Write(SqliteStatements statements, StoreRecord record)
    {
        if (record.Execution is { } execution) statements.Execute(ExecutionWrites.InsertExecution, execution);
        if (record.Service is { } service) statements.Execute(ExecutionWrites.SaveService, service);
        if (record.Event is { } change) statements.Execute(ExecutionWrites.SaveEvent, change);
        if (record.Key is { } key) statements.Execute(ExecutionWrites.InsertKey, key);
        if (record.User is { } user) statements.Execute(InsertUser, user);
        if (record.Quota is { } quota) statements.Execute(InsertQuota, quota);
        if (record.Audit is { } audit) statements.Execute(InsertAudit, audit);
        if (record.Usage is { } usage) statements.Execute(InsertUsage, usage);
        if (record.Accounting is { } accounting) statements.Execute(InsertAccounting, accounting);
        if (record.Counters is not { } counters) return;
        statements.Execute("UPDATE leadership SET epoch = max(epoch, @Epoch)", counters);
        statements.Execute("UPDATE next_ids SET execution = max(execution, @NextExecution), service = max(service, @NextService)", counters);
    }
}
