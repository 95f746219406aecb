using System.Collections.Immutable;
using Npgsql;
using Zoe.Hosting.Postgres.Executions;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Postgres.Requests;

/// <summary>Requests of hosts that do not lead, in a table, with notifications to the listening hosts.</summary>
internal sealed class PostgresRequests(PostgresDatabase database)
{
    public Task<long> AddAsync(string request, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand("INSERT INTO request (request) VALUES ($1) RETURNING id", connection);
            command.Parameters.Add(SqlParameters.Text(request));
            var id = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            await NotifyAsync(connection, StoreNotification.RequestAdded, cancellationToken);
            return id;
        },
        cancellationToken);

    public Task<ImmutableArray<StoredRequest>> ListAsync(CancellationToken cancellationToken) => database.ReadOneAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand("SELECT id, request FROM request WHERE answer IS NULL ORDER BY id LIMIT 1024", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var found = ImmutableArray.CreateBuilder<StoredRequest>();
            while (await reader.ReadAsync(cancellationToken)) found.Add(new StoredRequest(reader.GetInt64(0), reader.GetString(1)));
            return found.DrainToImmutable();
        },
        cancellationToken);

    public Task<string?> FindAnswerAsync(long id, CancellationToken cancellationToken) => database.ReadOneAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand("SELECT answer FROM request WHERE id = $1", connection);
            command.Parameters.Add(SqlParameters.Whole(id));
            return await command.ExecuteScalarAsync(cancellationToken) as string;
        },
        cancellationToken);

    public Task CleanAsync(TimeSpan age, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await using var batch = new NpgsqlBatch(connection);
            Add("DELETE FROM request WHERE answer IS NOT NULL AND added <= clock_timestamp() - $1", new NpgsqlParameter<TimeSpan> { TypedValue = age });
            Add("DELETE FROM execution_change WHERE added <= clock_timestamp() - $1", new NpgsqlParameter<TimeSpan> { TypedValue = age });
            Add("DELETE FROM link_activity USING execution WHERE execution.id = execution_id AND execution.status IN ('terminated', 'error')");
            return await batch.ExecuteNonQueryAsync(cancellationToken);

            void Add(string sql, params NpgsqlParameter[] parameters) => batch.BatchCommands.Add(ExecutionWrites.Command(sql, parameters));
        },
        cancellationToken);

    public Task NotifyChangedAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await NotifyAsync(connection, StoreNotification.ExecutionsChanged, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Writes answers in the caller's transaction.</summary>
    public static async Task AnswerAsync(
        NpgsqlConnection connection, PostgresDatabase database, ImmutableArray<RequestAnswer> answers, CancellationToken cancellationToken)
    {
        if (answers.IsEmpty) return;
        await using var batch = new NpgsqlBatch(connection);
        foreach (var answer in answers)
        {
            var command = new NpgsqlBatchCommand("UPDATE request SET answer = $2 WHERE id = $1");
            command.Parameters.Add(SqlParameters.Whole(answer.RequestId));
            command.Parameters.Add(SqlParameters.Text(answer.Answer));
            batch.BatchCommands.Add(command);
        }

        batch.BatchCommands.Add(Notification(database, StoreNotification.RequestsAnswered));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task NotifyAsync(NpgsqlConnection connection, StoreNotification notification, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Notification(database, notification));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand Notification(PostgresDatabase database, StoreNotification notification)
    {
        var command = new NpgsqlBatchCommand("SELECT pg_notify($1, $2)");
        command.Parameters.Add(SqlParameters.Text(NotificationChannel.Of(database)));
        command.Parameters.Add(SqlParameters.Text(notification.ToString()));
        return command;
    }
}
