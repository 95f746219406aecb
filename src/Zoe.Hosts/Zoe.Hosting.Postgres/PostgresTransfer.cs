using Npgsql;
using Zoe.Hosting.Postgres.Executions;
using Zoe.Hosting.Store.Records;
using Zoe.Hosting.Store.Transfer;
using static Zoe.Hosting.Postgres.Executions.SqlParameters;

namespace Zoe.Hosting.Postgres;

/// <summary>Moves a deployment from or to a schema of a PostgreSQL database.</summary>
public sealed class PostgresTransfer(PostgresDatabase database) : IStoreTransfer
{
    private const int BatchSize = 1000;

    /// <inheritdoc/>
    public Task ExportAsync(Func<StoreRecord, Task> write, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            await ReadAsync("SELECT epoch, execution, service FROM leadership, next_ids", row => new StoreRecord
            {
                Counters = new StoreCounters(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)),
            });
            await ReadAsync($"SELECT {PostgresUserStore.Columns} FROM users ORDER BY id", row => new StoreRecord { User = PostgresUserStore.Read(row) });
            await ReadAsync($"SELECT {ExecutionRecord.Columns} FROM execution ORDER BY id", row => new StoreRecord { Execution = ExecutionRecord.Read(row) });
            await ReadAsync($"SELECT {ServiceRecord.Columns} FROM service ORDER BY id", row => new StoreRecord { Service = ServiceRecord.Read(row) });
            await ReadAsync($"SELECT {EventRecord.Columns} FROM execution_event ORDER BY execution_id, slot", row => new StoreRecord { Event = EventRecord.Read(row) });
            await ReadAsync("SELECT user_id, key, fingerprint, execution_id, time FROM submission_key ORDER BY user_id, key", row => new StoreRecord { Key = new SubmissionKeyRecord { UserId = row.GetInt64(0), Key = row.GetString(1), Fingerprint = row.GetString(2), ExecutionId = row.GetInt64(3), Time = row.GetInt64(4) } });
            await ReadAsync("SELECT user_id, concurrent_executions, memory_bytes, millicores, run_time FROM user_quota ORDER BY user_id", row => new StoreRecord { Quota = new QuotaRecord { UserId = row.GetInt64(0), ConcurrentExecutions = row.GetInt32(1), MemoryBytes = row.GetInt64(2), Millicores = row.GetInt64(3), RunTime = row.GetInt64(4) } });
            return true;

            async Task ReadAsync(string sql, Func<NpgsqlDataReader, StoreRecord> read)
            {
                await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken)) await write(read(reader));
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task ImportAsync(IAsyncEnumerable<StoreRecord> records, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await using var find = new NpgsqlCommand("SELECT EXISTS (SELECT FROM execution) OR EXISTS (SELECT FROM users)", connection);
            if (await find.ExecuteScalarAsync(cancellationToken) is true)
                throw new InvalidOperationException($"{database.Name} is not empty: import into a new schema.");
            var commands = new List<NpgsqlBatchCommand>(BatchSize);
            await foreach (var record in records.WithCancellation(cancellationToken))
            {
                commands.AddRange(Write(record));
                if (commands.Count < BatchSize) continue;
                await ExecutionWrites.RunAsync(connection, commands, cancellationToken);
                commands.Clear();
            }

            commands.Add(new NpgsqlBatchCommand("SELECT setval(pg_get_serial_sequence('users', 'id'), max(id)) FROM users"));
            await ExecutionWrites.RunAsync(connection, commands, cancellationToken);
            return true;
        },
        cancellationToken);

    private static IEnumerable<NpgsqlBatchCommand> Write(StoreRecord record)
    {
        if (record.Execution is { } execution) yield return ExecutionRows.Executions.Command(execution);
        if (record.Service is { } service) yield return ExecutionRows.Services.Command(service);
        if (record.Event is { } change) yield return ExecutionRows.Events.Command(change);
        if (record.Key is { } key) yield return ExecutionRows.Keys.Command(key);
        if (record.Quota is { } quota)
        {
            yield return ExecutionWrites.Command(
                "INSERT INTO user_quota (user_id, concurrent_executions, memory_bytes, millicores, run_time) VALUES ($1, $2, $3, $4, $5)",
                Whole(quota.UserId), Int(quota.ConcurrentExecutions), Whole(quota.MemoryBytes), Whole(quota.Millicores), Whole(quota.RunTime));
        }

        if (record.User is { } user)
        {
            yield return ExecutionWrites.Command(
                "INSERT INTO users (id, username, password_hash, fs_uid, email, enabled) VALUES ($1, $2, $3, $4, $5, $6)",
                Whole(user.Id), Text(user.UserName), Text(user.PasswordHash), Int(user.FsUid), Text(user.Email), Flag(user.Enabled));
        }

        if (record.Counters is not { } counters) yield break;
        yield return ExecutionWrites.Command("UPDATE leadership SET epoch = greatest(epoch, $1)", Whole(counters.Epoch));
        yield return ExecutionWrites.Command(
            "UPDATE next_ids SET execution = greatest(execution, $1), service = greatest(service, $2)", Whole(counters.NextExecution), Whole(counters.NextService));
    }
}
