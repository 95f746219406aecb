using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Sqlite.Statements;
using Zoe.Hosting.Store.Records;
using Zoe.Hosting.Store.Transfer;

namespace Zoe.Hosting.Sqlite;

/// <summary>Moves a deployment from or to a SQLite file.</summary>
public sealed class SqliteTransfer(SqliteDatabase database) : IStoreTransfer
{
    /// <inheritdoc/>
    public Task ExportAsync(Func<StoreRecord, Task> write, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var (epoch, execution, service) = await connection.QuerySingleAsync<(long, long, long)>("SELECT epoch, execution, service FROM leadership, next_ids");
            await write(new StoreRecord { Counters = new StoreCounters(epoch, execution, service) });
            foreach (var user in await connection.QueryAsync<User>(
                "SELECT id AS Id, username AS UserName, password_hash AS PasswordHash, fs_uid AS FsUid, email AS Email, enabled AS Enabled FROM user ORDER BY id"))
                await write(new StoreRecord { User = user });
            await ReadAsync(connection, $"SELECT {ExecutionRecord.Columns} FROM execution ORDER BY id", row => new StoreRecord { Execution = ExecutionRecord.Read(row) });
            await ReadAsync(connection, $"SELECT {ServiceRecord.Columns} FROM service ORDER BY id", row => new StoreRecord { Service = ServiceRecord.Read(row) });
            await ReadAsync(connection, $"SELECT {EventRecord.Columns} FROM execution_event ORDER BY execution_id, slot", row => new StoreRecord { Event = EventRecord.Read(row) });
            await ReadAsync(connection, "SELECT user_id, key, fingerprint, execution_id, time FROM submission_key ORDER BY user_id, key", row => new StoreRecord { Key = new SubmissionKeyRecord { UserId = row.GetInt64(0), Key = row.GetString(1), Fingerprint = row.GetString(2), ExecutionId = row.GetInt64(3), Time = row.GetInt64(4) } });
            await ReadAsync(connection, "SELECT user_id, concurrent_executions, memory_bytes, millicores, run_time FROM user_quota ORDER BY user_id", row => new StoreRecord { Quota = new QuotaRecord { UserId = row.GetInt64(0), ConcurrentExecutions = row.GetInt32(1), MemoryBytes = row.GetInt64(2), Millicores = row.GetInt64(3), RunTime = row.GetInt64(4) } });
            return true;

            async Task ReadAsync(SqliteConnection from, string sql, Func<DbDataReader, StoreRecord> read)
            {
                await using var command = from.CreateCommand();
                command.CommandText = sql;
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken)) await write(read(reader));
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task ImportAsync(IAsyncEnumerable<StoreRecord> records, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            if (await connection.ExecuteScalarAsync<long>("SELECT EXISTS (SELECT 1 FROM execution) OR EXISTS (SELECT 1 FROM user)") != 0)
                throw new InvalidOperationException($"{database.Path} is not empty: import into a new database.");
            using var statements = new SqliteStatements(connection);
            await foreach (var record in records.WithCancellation(cancellationToken)) Write(statements, record);
            return true;
        },
        cancellationToken);

    private static void Write(SqliteStatements statements, StoreRecord record)
    {
        if (record.Execution is { } execution) statements.Execute(ExecutionWrites.InsertExecution, execution);
        if (record.Service is { } service) statements.Execute(ExecutionWrites.SaveService, service);
        if (record.Event is { } change) statements.Execute(ExecutionWrites.SaveEvent, change);
        if (record.Key is { } key) statements.Execute(ExecutionWrites.InsertKey, key);
        if (record.Quota is { } quota)
        {
            statements.Execute(
                "INSERT INTO user_quota (user_id, concurrent_executions, memory_bytes, millicores, run_time) VALUES (@UserId, @ConcurrentExecutions, @MemoryBytes, @Millicores, @RunTime)", quota);
        }

        if (record.User is { } user)
        {
            statements.Execute(
                "INSERT INTO user (id, username, password_hash, fs_uid, email, enabled) VALUES (@Id, @UserName, @PasswordHash, @FsUid, @Email, @Enabled)", user);
        }

        if (record.Counters is not { } counters) return;
        statements.Execute("UPDATE leadership SET epoch = max(epoch, @Epoch)", counters);
        statements.Execute("UPDATE next_ids SET execution = max(execution, @NextExecution), service = max(service, @NextService)", counters);
    }
}
