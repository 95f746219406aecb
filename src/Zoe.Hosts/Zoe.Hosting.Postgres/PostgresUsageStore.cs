using Npgsql;
using Zoe.Hosting.Postgres.Executions;
using Zoe.Hosting.Store.Records;
using Zoe.Hosting.Usage;

namespace Zoe.Hosting.Postgres;

/// <summary>Usage and accounting in a PostgreSQL database.</summary>
public sealed class PostgresUsageStore(PostgresDatabase database) : IUsageStore
{
    private const string SavePoint =
        """
        INSERT INTO service_usage (service_id, seconds, time, millicores, max_millicores, memory, max_memory)
        SELECT $1, $2, $3, $4, $5, $6, $7 WHERE EXISTS (SELECT 1 FROM service WHERE id = $1)
        ON CONFLICT (service_id, seconds, time) DO UPDATE SET millicores = excluded.millicores,
            max_millicores = excluded.max_millicores, memory = excluded.memory, max_memory = excluded.max_memory
        """;

    private const string AddToTotals =
        """
        INSERT INTO accounting (month, user_id, user_name, reserved_core_seconds, reserved_gib_seconds, used_core_seconds,
            used_gib_seconds)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (month, user_id) DO UPDATE SET user_name = excluded.user_name,
            reserved_core_seconds = accounting.reserved_core_seconds + excluded.reserved_core_seconds,
            reserved_gib_seconds = accounting.reserved_gib_seconds + excluded.reserved_gib_seconds,
            used_core_seconds = accounting.used_core_seconds + excluded.used_core_seconds,
            used_gib_seconds = accounting.used_gib_seconds + excluded.used_gib_seconds
        """;

    private const string MergePoints =
        """
        INSERT INTO service_usage (service_id, seconds, time, millicores, max_millicores, memory, max_memory)
        SELECT service_id, $2, time / $1 * $1, (sum(millicores * seconds) / sum(seconds))::bigint, max(max_millicores),
            (sum(memory::numeric * seconds) / sum(seconds))::bigint, max(max_memory)
        FROM service_usage WHERE seconds < $2 AND time < $3
        GROUP BY service_id, time / $1
        ON CONFLICT (service_id, seconds, time) DO NOTHING
        """;

    /// <inheritdoc/>
    public Task SaveAsync(
        IReadOnlyList<UsagePoint> points, IReadOnlyList<AccountingEntry> increments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(increments);
        if (points.Count + increments.Count == 0) return Task.CompletedTask;
        return database.WriteAsync(
            async connection =>
            {
                await using var batch = new NpgsqlBatch(connection);
                foreach (var point in points) batch.BatchCommands.Add(Save(point));
                foreach (var entry in increments) batch.BatchCommands.Add(Add(entry));
                return await batch.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<UsagePoint>> ReadAsync(IReadOnlyList<long> serviceIds, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<UsagePoint>>(
            async connection =>
            {
                await using var command = new NpgsqlCommand(
                    $"SELECT {UsageRecord.Columns} FROM service_usage WHERE service_id = ANY($1) ORDER BY service_id, time",
                    connection);
                command.Parameters.Add(SqlParameters.Ids(serviceIds));
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                var points = new List<UsagePoint>();
                while (await reader.ReadAsync(cancellationToken)) points.Add(UsageRecord.Read(reader).ToPoint());
                return points;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task CompactAsync(DateTimeOffset before, TimeSpan interval, CancellationToken cancellationToken)
    {
        var length = interval.Ticks / TimeSpan.TicksPerMicrosecond;
        // Only whole intervals, so that none is merged twice.
        var until = Microseconds.Of(before) / length * length;
        var seconds = (long)interval.TotalSeconds;
        return database.WriteAsync(
            async connection =>
            {
                await using var batch = new NpgsqlBatch(connection);
                batch.BatchCommands.Add(Command(MergePoints, SqlParameters.Whole(length), SqlParameters.Whole(seconds), SqlParameters.Whole(until)));
                batch.BatchCommands.Add(Command(
                    "DELETE FROM service_usage WHERE seconds < $1 AND time < $2", SqlParameters.Whole(seconds), SqlParameters.Whole(until)));
                return await batch.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand("DELETE FROM service_usage WHERE time < $1", connection);
            command.Parameters.Add(SqlParameters.Whole(Microseconds.Of(time)));
            return await command.ExecuteNonQueryAsync(cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AccountingEntry>> ReadAccountingAsync(DateOnly? month, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AccountingEntry>>(
            async connection =>
            {
                await using var command = new NpgsqlCommand(
                    $"""
                     SELECT {AccountingRecord.Columns}
                     FROM accounting {(month is null ? "" : "WHERE month = $1")} ORDER BY month, user_name COLLATE "C", user_id
                     """,
                    connection);
                if (month is { } only) command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = only });
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                var entries = new List<AccountingEntry>();
                while (await reader.ReadAsync(cancellationToken)) entries.Add(AccountingRecord.Read(reader).ToEntry());
                return entries;
            },
            cancellationToken);

    private static NpgsqlBatchCommand Save(UsagePoint point) => Command(
        SavePoint,
        SqlParameters.Whole(point.ServiceId),
        SqlParameters.Whole((long)point.Interval.TotalSeconds),
        SqlParameters.Whole(Microseconds.Of(point.Time)),
        SqlParameters.Whole((long)point.Millicores),
        SqlParameters.Whole((long)point.MaxMillicores),
        SqlParameters.Whole(point.MemoryBytes),
        SqlParameters.Whole(point.MaxMemoryBytes));

    private static NpgsqlBatchCommand Add(AccountingEntry entry) => Command(
        AddToTotals,
        new NpgsqlParameter<DateOnly> { TypedValue = entry.Month },
        SqlParameters.Whole(entry.UserId),
        SqlParameters.Text(entry.UserName),
        SqlParameters.Number(entry.ReservedCoreSeconds),
        SqlParameters.Number(entry.ReservedGibSeconds),
        SqlParameters.Number(entry.UsedCoreSeconds),
        SqlParameters.Number(entry.UsedGibSeconds));

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }
}
