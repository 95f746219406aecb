using System.Collections.Immutable;
using Npgsql;
using Zoe.Hosting.Postgres.Executions;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Postgres;

/// <summary>Quotas in a PostgreSQL database.</summary>
public sealed class PostgresQuotaStore(PostgresDatabase database) : IQuotaStore
{
    /// <inheritdoc/>
    public Task<ImmutableDictionary<long, Quota>> LoadAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand(
                $"SELECT {QuotaRecord.Columns} FROM user_quota", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var quotas = ImmutableDictionary.CreateBuilder<long, Quota>();
            while (await reader.ReadAsync(cancellationToken))
            {
                var record = QuotaRecord.Read(reader);
                quotas.Add(record.UserId, record.ToQuota());
            }

            return quotas.ToImmutable();
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(long userId, Quota? quota, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await using var command = quota is null ? Delete(userId) : Save(QuotaRecord.Of(userId, quota));
            command.Connection = connection;
            return await command.ExecuteNonQueryAsync(cancellationToken);
        },
        cancellationToken);

    private static NpgsqlCommand Delete(long userId)
    {
        var command = new NpgsqlCommand("DELETE FROM user_quota WHERE user_id = $1");
        command.Parameters.Add(SqlParameters.Whole(userId));
        return command;
    }

    private static NpgsqlCommand Save(QuotaRecord record)
    {
        var command = new NpgsqlCommand(
            """
            INSERT INTO user_quota (user_id, concurrent_executions, memory_bytes, millicores, run_time)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (user_id) DO UPDATE SET concurrent_executions = excluded.concurrent_executions,
                memory_bytes = excluded.memory_bytes, millicores = excluded.millicores, run_time = excluded.run_time
            """);
        command.Parameters.Add(SqlParameters.Whole(record.UserId));
        command.Parameters.Add(SqlParameters.Int(record.ConcurrentExecutions));
        command.Parameters.Add(SqlParameters.Whole(record.MemoryBytes));
        command.Parameters.Add(SqlParameters.Whole(record.Millicores));
        command.Parameters.Add(SqlParameters.Whole(record.RunTime));
        return command;
    }
}
