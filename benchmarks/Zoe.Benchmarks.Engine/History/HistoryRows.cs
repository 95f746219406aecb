using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Zoe.Benchmarks.Engine.Servers;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Sqlite;

namespace Zoe.Benchmarks.Engine.History;

/// <summary>
/// Fills a store with executions that have ended, as a team leaves them over the years: half of them by the first
/// of 200 users and the rest by all, with 5,000 names, one every 31 seconds, one in 14 failed; each with one service and four
/// entries of history.
/// </summary>
internal static class HistoryRows
{
    /// <summary>When the first execution was submitted.</summary>
    public static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Between two submissions.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(31);

    private const string Statements =
        """
        INSERT INTO execution (id, name, user_id, user_name, user_fs_uid, description, status, time_submit, time_start, time_end,
            error_message, application, event_count)
        SELECT n, 'run-' || (n * 7919 % 5000), u, 'user' || u, 1000 + u, @description,
            CASE WHEN n % 14 = 0 THEN 'error' ELSE 'terminated' END, t, t + 20000000, t + 20000000 + (n * 104729 % 14400) * 1000000,
            CASE WHEN n % 14 = 0 THEN 'worker0 ended with exit code 1' END, 'benchmark', 4
        FROM (SELECT n, CASE WHEN n % 2 = 0 THEN 1 ELSE 1 + n / 2 % 200 END AS u, @begin + n * 31000000 AS t FROM numbers) AS history;
        INSERT INTO service (id, execution_id, position, name, service_group, essential, status, restarting, attempt, restart_count,
            restarts_in_a_row, backend_status, ports, exit_code, last_node)
        SELECT n, n, 0, 'worker0', 'worker', @true, 'inactive', @false, 1, 0, 0, 'destroyed', '[]', CASE WHEN n % 14 = 0 THEN 1 ELSE 0 END, 'node' || n % 100
        FROM numbers;
        INSERT INTO execution_event (execution_id, slot, sequence, time, to_status, actor)
        SELECT n, s, s, @begin + n * 31000000 + s * 20000000, CASE s WHEN 0 THEN 'submitted' WHEN 1 THEN 'starting' WHEN 2 THEN 'running' ELSE 'terminated' END, 'user'
        FROM numbers, (SELECT 0 AS s UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) AS slots;
        UPDATE next_ids SET execution = @count + 1, service = @count + 1;
        """;

    /// <summary>Fills the store that a server of this deployment uses.</summary>
    /// <param name="store">The path of a SQLite file, or the URL of a PostgreSQL database.</param>
    /// <param name="deployment">Name of the deployment.</param>
    /// <param name="count">Executions.</param>
    /// <param name="description">The ZApp of each.</param>
    public static async Task FillAsync(string store, string deployment, int count, string description)
    {
        await (PostgresLogin.IsUrl(store)
            ? FillPostgresAsync(store, deployment, count, description)
            : FillSqliteAsync(store, count, description));
    }

    private static async Task FillSqliteAsync(string path, int count, string description)
    {
        await using (var database = new SqliteDatabase(path)) await database.OpenAsync(CancellationToken.None);
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            PRAGMA cache_size = -500000;
            BEGIN;
            CREATE TEMP TABLE numbers AS WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count}) SELECT n FROM numbers;
            {Insert("1", "0", count, description)}
            COMMIT;
            """);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task FillPostgresAsync(string url, string deployment, int count, string description)
    {
        await using (var database = new PostgresDatabase(url, deployment)) await database.OpenAsync(CancellationToken.None);
        await using var server = NpgsqlDataSource.Create(PostgresLogin.Read(url, deployment));
        await using var command = server.CreateCommand(string.Create(CultureInfo.InvariantCulture, $"""
            CREATE TEMP TABLE numbers AS SELECT n::bigint FROM generate_series(1, {count}) AS n;
            {Insert("true", "false", count, description)}
            DROP TABLE numbers;
            """));
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
        // As autovacuum does when the server has time.
        await using var analyze = server.CreateCommand("VACUUM ANALYZE");
        analyze.CommandTimeout = 0;
        await analyze.ExecuteNonQueryAsync();
    }

    private static string Insert(string yes, string no, int count, string description) => Statements
        .Replace("@true", yes, StringComparison.Ordinal)
        .Replace("@false", no, StringComparison.Ordinal)
        .Replace("@count", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("@begin", (Begin.ToUnixTimeMilliseconds() * 1000).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("@description", $"'{description}'", StringComparison.Ordinal);
}
