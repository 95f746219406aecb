using Dapper;
using Zoe.Hosting.Store.Records;
using Zoe.Hosting.Usage;

namespace Zoe.Hosting.Sqlite;

/// <summary>Usage and accounting in a SQLite file.</summary>
public sealed class SqliteUsageStore(SqliteDatabase database) : IUsageStore
{
    /// <inheritdoc/>
    public Task SaveAsync(
        IReadOnlyList<UsagePoint> points, IReadOnlyList<AccountingEntry> increments, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(
                    """
                    INSERT INTO service_usage (service_id, seconds, time, millicores, max_millicores, memory, max_memory)
                    SELECT @ServiceId, @Seconds, @Time, @Millicores, @MaxMillicores, @Memory, @MaxMemory
                    WHERE EXISTS (SELECT 1 FROM service WHERE id = @ServiceId)
                    ON CONFLICT (service_id, seconds, time) DO UPDATE SET millicores = excluded.millicores,
                        max_millicores = excluded.max_millicores, memory = excluded.memory, max_memory = excluded.max_memory
                    """,
                    points.Select(UsageRecord.Of));
                return await connection.ExecuteAsync(
                    """
                    INSERT INTO accounting (month, user_id, user_name, reserved_core_seconds, reserved_gib_seconds,
                        used_core_seconds, used_gib_seconds)
                    VALUES (@Month, @UserId, @UserName, @ReservedCoreSeconds, @ReservedGibSeconds, @UsedCoreSeconds, @UsedGibSeconds)
                    ON CONFLICT (month, user_id) DO UPDATE SET user_name = excluded.user_name,
                        reserved_core_seconds = accounting.reserved_core_seconds + excluded.reserved_core_seconds,
                        reserved_gib_seconds = accounting.reserved_gib_seconds + excluded.reserved_gib_seconds,
                        used_core_seconds = accounting.used_core_seconds + excluded.used_core_seconds,
                        used_gib_seconds = accounting.used_gib_seconds + excluded.used_gib_seconds
                    """,
                    increments.Select(AccountingRecord.Of));
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UsagePoint>> ReadAsync(IReadOnlyList<long> serviceIds, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<UsagePoint>>(
            async connection =>
            [
                .. (await connection.QueryAsync<UsageRecord>(
                    """
                    SELECT service_id AS ServiceId, seconds AS Seconds, time AS Time, millicores AS Millicores,
                        max_millicores AS MaxMillicores, memory AS Memory, max_memory AS MaxMemory
                    FROM service_usage WHERE service_id IN @serviceIds ORDER BY service_id, time
                    """,
                    new { serviceIds })).Select(row => row.ToPoint()),
            ],
            cancellationToken);

    /// <inheritdoc/>
    public Task CompactAsync(DateTimeOffset before, TimeSpan interval, CancellationToken cancellationToken)
    {
        var length = interval.Ticks / TimeSpan.TicksPerMicrosecond;
        // Only whole intervals, so that none is merged twice.
        var until = Microseconds.Of(before) / length * length;
        return database.WriteAsync(
            async connection =>
            {
                var values = new { length, seconds = (int)interval.TotalSeconds, until };
                await connection.ExecuteAsync(
                    """
                    INSERT INTO service_usage (service_id, seconds, time, millicores, max_millicores, memory, max_memory)
                    SELECT service_id, @seconds, time / @length * @length, sum(millicores * seconds) / sum(seconds),
                        max(max_millicores), sum(memory * seconds) / sum(seconds), max(max_memory)
                    FROM service_usage WHERE seconds < @seconds AND time < @until
                    GROUP BY service_id, time / @length
                    ON CONFLICT (service_id, seconds, time) DO NOTHING
                    """,
                    values);
                return await connection.ExecuteAsync("DELETE FROM service_usage WHERE seconds < @seconds AND time < @until", values);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync("DELETE FROM service_usage WHERE time < @time", new { time = Microseconds.Of(time) }),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AccountingEntry>> ReadAccountingAsync(DateOnly? month, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AccountingEntry>>(
            async connection =>
            [
                .. (await connection.QueryAsync<AccountingRecord>(
                    $"""
                     SELECT month AS Month, user_id AS UserId, user_name AS UserName, reserved_core_seconds AS ReservedCoreSeconds,
                         reserved_gib_seconds AS ReservedGibSeconds, used_core_seconds AS UsedCoreSeconds, used_gib_seconds AS UsedGibSeconds
                     FROM accounting {(month is null ? "" : "WHERE month = @month")} ORDER BY month, user_name, user_id
                     """,
                    new { month = month is { } only ? AccountingRecord.NameOf(only) : null })).Select(row => row.ToEntry()),
            ],
            cancellationToken);
}
