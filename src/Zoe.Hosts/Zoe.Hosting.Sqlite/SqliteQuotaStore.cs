using System.Collections.Immutable;
using Dapper;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Sqlite;

/// <summary>Quotas in a SQLite file.</summary>
public sealed class SqliteQuotaStore(SqliteDatabase database) : IQuotaStore
{
    /// <inheritdoc/>
    public Task<ImmutableDictionary<long, Quota>> LoadAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var records = await connection.QueryAsync<QuotaRecord>(
                """
                SELECT user_id AS UserId, concurrent_executions AS ConcurrentExecutions, memory_bytes AS MemoryBytes,
                    millicores AS Millicores, run_time AS RunTime
                FROM user_quota
                """);
            return records.ToImmutableDictionary(record => record.UserId, record => record.ToQuota());
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(long userId, Quota? quota, CancellationToken cancellationToken) => database.WriteAsync(
        connection => quota is null
            ? connection.ExecuteAsync("DELETE FROM user_quota WHERE user_id = @userId", new { userId })
            : connection.ExecuteAsync(
                """
                INSERT INTO user_quota (user_id, concurrent_executions, memory_bytes, millicores, run_time)
                VALUES (@UserId, @ConcurrentExecutions, @MemoryBytes, @Millicores, @RunTime)
                ON CONFLICT (user_id) DO UPDATE SET concurrent_executions = excluded.concurrent_executions,
                    memory_bytes = excluded.memory_bytes, millicores = excluded.millicores, run_time = excluded.run_time
                """,
                QuotaRecord.Of(userId, quota)),
        cancellationToken);
}
