using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary>The commands <c>zoe db status</c> and <c>zoe db migrate</c> on stores of this and other versions.</summary>
public sealed class SchemaTests : IDisposable
{
    private const int Executions = 200_000;

    private static readonly MigrationScripts Sqlite = new(typeof(SqliteDatabase).Assembly);
    private static readonly MigrationScripts Postgres = new(typeof(PostgresDatabase).Assembly);

    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-schema-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string DatabasePath => Path.Combine(_folder, "zoe.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Status_shows_the_version_the_leader_and_the_tables()
    {
        await using var server = await ServerProcess.StartAsync();
        await server.WaitUntilReadyAsync();
        var running = await StatusAsync("--data", server.DataPath);
        running.GetProperty("store").GetString().ShouldBe("sqlite");
        running.GetProperty("location").GetString().ShouldBe(Path.Combine(server.DataPath, "zoe.db"));
        running.GetProperty("version").GetInt32().ShouldBe(Sqlite.Newest);
        running.GetProperty("supported_version").GetInt32().ShouldBe(Sqlite.Newest);
        running.GetProperty("pending").GetArrayLength().ShouldBe(0);
        running.GetProperty("leader").GetString().ShouldStartWith("process ");
        running.GetProperty("epoch").GetInt64().ShouldBe(1);
        running.GetProperty("bytes").GetInt64().ShouldBeGreaterThan(0);
        running.GetProperty("tables").EnumerateArray().Single(table => table.GetProperty("name").GetString() == "user").GetProperty("rows").GetInt64().ShouldBe(1);
        var text = await RunAsync("db", "status", "--data", server.DataPath);
        text.Output.ShouldContain($"schema    version {Sqlite.Newest}, which this program needs\n");
    }

    [Fact]
    public async Task Status_of_PostgreSQL_shows_the_leader_and_no_password()
    {
        Assert.SkipWhen(PostgresServer.FindObstacle() is not null, PostgresServer.FindObstacle() ?? "");
        await using var postgres = await PostgresServer.StartAsync();
        await using (var server = await ServerProcess.StartAsync(environment: new Dictionary<string, string> { ["ZOE_STORE"] = postgres.Url }))
        {
            await server.WaitUntilReadyAsync();
            var running = await StatusAsync("--store", postgres.Url);
            running.GetProperty("location").GetString().ShouldBe($"PostgreSQL 127.0.0.1:{postgres.Port}/postgres, schema zoe_prod");
            running.GetProperty("leader").GetString().ShouldStartWith("zoe ");
            running.GetProperty("heartbeat_seconds").GetDouble().ShouldBeLessThan(60);
            running.GetProperty("tables").EnumerateArray().ShouldAllBe(table => table.GetProperty("bytes").GetInt64() > 0);
        }

        (await StatusAsync("--store", postgres.Url)).GetProperty("leader").ValueKind.ShouldBe(JsonValueKind.Null);
        foreach (var command in new[] { "status", "migrate", "export" })
        {
            string[] file = command == "export" ? [Path.Combine(_folder, "none")] : [];
            var none = await RunAsync(["db", command, "--store", postgres.Url, "--deployment", "other", .. file]);
            none.ExitCode.ShouldBe(1);
            none.Error.ShouldContain("schema zoe_other: there is no such schema.");
        }
    }

    [Theory]
    [InlineData("status")]
    [InlineData("migrate")]
    public async Task A_missing_database_is_an_error_and_is_not_created(string command)
    {
        var run = await RunAsync("db", command, "--data", _folder);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe($"zoe: There is no database at {DatabasePath}.\n");
        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_former_version_is_shown_and_migrated()
    {
        await CreateAsync(Sqlite.Newest - 2, executions: 1);
        var pending = (await StatusAsync("--data", _folder)).GetProperty("pending").EnumerateArray().Select(name => name.GetString()).ToList();
        pending.ShouldBe([Sqlite.NameOf(Sqlite.Newest - 1), Sqlite.NameOf(Sqlite.Newest)]);

        var migrate = await RunAsync("db", "migrate", "--data", _folder);
        migrate.ExitCode.ShouldBe(0, migrate.Error);
        migrate.Output.ShouldBe($"applied {pending[0]}\napplied {pending[1]}\n");
        (await RunAsync("db", "migrate", "--data", _folder)).Output.ShouldBe("Nothing to do: the schema has the version of this program.\n");
    }

    [Fact]
    public async Task A_newer_version_is_shown_and_refused()
    {
        await CreateAsync(Sqlite.Newest, executions: 1);
        await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Sqlite.Newest + 1}"));
        var status = await RunAsync("db", "status", "--data", _folder);
        status.ExitCode.ShouldBe(0, status.Error);
        status.Output.ShouldContain($"version {Sqlite.Newest + 1}; this program supports at most {Sqlite.Newest} and refuses it");
        var migrate = await RunAsync("db", "migrate", "--data", _folder);
        migrate.ExitCode.ShouldBe(1);
        migrate.Error.ShouldContain($"has schema version {Sqlite.Newest + 1}, but this version of Zoe supports at most {Sqlite.Newest}.");
    }

    [Fact]
    public async Task A_migration_of_SQLite_that_is_killed_continues_when_it_is_started_again()
    {
        await CreateAsync(1, Executions);
        // The next one creates indexes, which takes a while.
        await KillAfterAsync("applied 0003_", "--data", _folder);
        (await ExecuteAsync("PRAGMA user_version")).ShouldBeInRange(3, Sqlite.Newest - 1);

        var second = await RunAsync("db", "migrate", "--data", _folder);
        second.ExitCode.ShouldBe(0, second.Error);
        (await ExecuteAsync("PRAGMA user_version")).ShouldBe(Sqlite.Newest);
        (await ExecuteAsync("SELECT count(*) FROM execution")).ShouldBe(Executions);
        (await ExecuteAsync("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_migration_of_PostgreSQL_that_is_killed_continues_when_it_is_started_again()
    {
        Assert.SkipWhen(PostgresServer.FindObstacle() is not null, PostgresServer.FindObstacle() ?? "");
        await using var postgres = await PostgresServer.StartAsync();
        await using var connection = new NpgsqlConnection($"{postgres.ConnectionString};Search Path=zoe_prod;Pooling=false");
        await connection.OpenAsync(Cancellation);
        await RunAsync(connection, "CREATE SCHEMA zoe_prod; CREATE TABLE schema_version (id integer PRIMARY KEY, version integer NOT NULL); INSERT INTO schema_version VALUES (1, 1)");
        await RunAsync(connection, await Postgres.ReadAsync(1, Cancellation));
        await RunAsync(connection, InsertExecutions("generate_series(1, 100) AS numbers (i)"));
        await using (var transaction = await connection.BeginTransactionAsync(Cancellation))
        {
            // The third one waits for this.
            await RunAsync(connection, "LOCK TABLE service IN ACCESS SHARE MODE");
            await KillAfterAsync("applied 0002_", "--store", postgres.Url);
        }

        (await RunAsync(connection, "SELECT version FROM schema_version")).ShouldBe(2);
        var second = await RunAsync("db", "migrate", "--store", postgres.Url);
        second.ExitCode.ShouldBe(0, second.Error);
        (await RunAsync(connection, "SELECT version FROM schema_version")).ShouldBe(Postgres.Newest);
        (await RunAsync(connection, "SELECT count(*)::integer FROM execution WHERE name = 'run' AND event_count = 0")).ShouldBe(100);
    }

    private static string InsertExecutions(string numbers) =>
        $"""
         INSERT INTO execution (id, name, user_id, user_name, user_fs_uid, description, status, time_submit)
         SELECT i, 'run', 5, 'ada', 1001, '', 'terminated', i FROM {numbers}
         """;

    private static async Task KillAfterAsync(string line, params string[] store)
    {
        using var process = ProgramRun.Start("zoe.dll", ["db", "migrate", .. store]);
        while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } text && !text.StartsWith(line, StringComparison.Ordinal))
        {
        }

        process.HasExited.ShouldBeFalse();
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
    }

    private static Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync("zoe.dll", arguments);

    private static async Task<JsonElement> StatusAsync(params string[] store)
    {
        var run = await RunAsync(["db", "status", "--json", .. store]);
        run.ExitCode.ShouldBe(0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private async Task CreateAsync(int version, int executions)
    {
        foreach (var number in Sqlite.After("", 0).Where(number => number <= version)) await ExecuteAsync(await Sqlite.ReadAsync(number, Cancellation));
        await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"PRAGMA journal_mode = WAL; PRAGMA user_version = {version}"));
        await ExecuteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {executions}) {InsertExecutions("numbers")}"));
    }

    private async Task<int> ExecuteAsync(string sql)
    {
        SQLitePCL.Batteries_V2.Init();
        await using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(await command.ExecuteScalarAsync(Cancellation), CultureInfo.InvariantCulture);
    }
}
