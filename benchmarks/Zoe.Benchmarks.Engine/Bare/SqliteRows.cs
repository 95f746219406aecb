using System.Globalization;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Sqlite;

namespace Zoe.Benchmarks.Engine.Bare;

/// <summary>The baseline's rows in a SQLite file with Zoe's schema and indexes, by prepared statements.</summary>
internal sealed class SqliteRows : BareRows
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _insertExecution;
    private readonly SqliteCommand _insertService;
    private readonly SqliteCommand _updateExecution;
    private readonly SqliteCommand _updateService;
    private readonly SqliteCommand _updateIds;

    private SqliteRows(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _insertExecution = Prepare(
            """
            INSERT INTO execution (id, name, user_id, user_name, user_fs_uid, description, status, time_submit)
            VALUES (@a, @b, 1, 'admin', 999, @c, 'starting', @d)
            """, 4);
        _insertService = Prepare(
            """
            INSERT INTO service (id, execution_id, position, name, service_group, essential, status, restarting, attempt,
                restart_count, restarts_in_a_row, node, backend_status, ports, last_node)
            VALUES (@a, @b, @c, @d, @e, 1, 'starting', 0, 1, 0, 0, @f, 'undefined', '[]', @f)
            """, 6);
        _updateExecution = Prepare("UPDATE execution SET status = 'running', time_start = @a WHERE id = @b", 2);
        _updateService = Prepare(
            """
            UPDATE service SET status = 'active', running_since = @a, backend_id = @b, backend_status = 'started',
                ip_address = '10.0.0.1', ports = @c
            WHERE id = @d
            """, 4);
        _updateIds = Prepare("UPDATE next_ids SET execution = max(execution, @a), service = max(service, @b)", 2);
    }

    public static async Task<SqliteRows> OpenAsync(string path)
    {
        await using (var database = new SqliteDatabase(path)) await database.OpenAsync(CancellationToken.None);
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var settings = connection.CreateCommand();
        settings.CommandText =
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY";
        await settings.ExecuteNonQueryAsync();
        return new SqliteRows(connection);
    }

    public override ValueTask WriteAsync(List<BareSubmission> inserted, List<BareSubmission> started)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;
        _begin.ExecuteNonQuery();
        foreach (var one in inserted) Insert(one, now);
        foreach (var one in started) Start(one, now);
        if (inserted.Count > 0) Run(_updateIds, inserted[^1].Id + 1, inserted[^1].FirstService + inserted[^1].Services);
        _commit.ExecuteNonQuery();
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    private void Insert(BareSubmission one, long now)
    {
        Run(_insertExecution, one.Id, one.Name, one.Description, now);
        for (var i = 0; i < one.Services; i++)
        {
            Run(_insertService, one.FirstService + i, one.Id, i, string.Create(CultureInfo.InvariantCulture, $"{one.Group}{i}"),
                one.Group, string.Create(CultureInfo.InvariantCulture, $"virtual{(one.FirstService + i) % 100}"));
        }
    }

    private void Start(BareSubmission one, long now)
    {
        Run(_updateExecution, now, one.Id);
        for (var i = 0; i < one.Services; i++)
            Run(_updateService, now, string.Create(CultureInfo.InvariantCulture, $"virtual-{one.FirstService + i}"), Ports, one.FirstService + i);
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string text, int parameters = 0)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"@{(char)('a' + i)}" });
        command.Prepare();
        return command;
    }
}
