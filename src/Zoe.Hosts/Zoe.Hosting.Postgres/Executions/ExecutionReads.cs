using Npgsql;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Records;

namespace Zoe.Hosting.Postgres.Executions;

/// <summary>Reads what belongs to executions: histories, idempotency keys and durations of former runs.</summary>
internal static class ExecutionReads
{
    /// <summary>Selects the ids of active executions.</summary>
    public const string SelectActive = "SELECT id FROM execution WHERE status NOT IN ('terminated', 'error') ORDER BY id";

    public static async Task<long[]> IdsAsync(NpgsqlCommand select, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = select;
        command.Connection = connection;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<long>();
        while (await reader.ReadAsync(cancellationToken)) ids.Add(reader.GetInt64(0));
        return [.. ids];
    }

    public static async Task<IReadOnlyList<ExecutionEvent>> HistoryAsync(
        NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT {EventRecord.Columns} FROM execution_event WHERE execution_id = $1 ORDER BY sequence", connection);
        command.Parameters.Add(SqlParameters.Whole(id));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var history = new List<ExecutionEvent>();
        while (await reader.ReadAsync(cancellationToken)) history.Add(EventRecord.Read(reader).ToEvent());
        return history;
    }

    public static async Task<SubmissionKey?> KeyAsync(
        NpgsqlConnection connection, long userId, string key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT fingerprint, execution_id, time FROM submission_key WHERE user_id = $1 AND key = $2", connection);
        command.Parameters.Add(SqlParameters.Whole(userId));
        command.Parameters.Add(SqlParameters.Text(key));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new SubmissionKey(userId, key, reader.GetString(0), reader.GetInt64(1), Microseconds.ToTime(reader.GetInt64(2)))
            : null;
    }

    public static async Task<IReadOnlyList<TimeSpan>> DurationsAsync(
        NpgsqlConnection connection, long userId, string application, int limit, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT time_end - time_start FROM execution
            WHERE user_id = $1 AND application = $2
                AND status = 'terminated' AND error_message IS NULL AND time_start IS NOT NULL
            ORDER BY id DESC LIMIT $3
            """,
            connection);
        command.Parameters.Add(SqlParameters.Whole(userId));
        command.Parameters.Add(SqlParameters.Text(application));
        command.Parameters.Add(SqlParameters.Int(limit));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var durations = new List<TimeSpan>();
        while (await reader.ReadAsync(cancellationToken)) durations.Add(Microseconds.ToDuration(reader.GetInt64(0)).GetValueOrDefault());
        return durations;
    }
}
