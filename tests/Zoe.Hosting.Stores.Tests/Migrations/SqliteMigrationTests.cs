using System.Globalization;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Stores.Tests.Migrations;

/// <summary>Files of every former version, made by the scripts up to it, with data.</summary>
public sealed class SqliteMigrationTests : IDisposable
{
    private const string Tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

    private static readonly MigrationScripts Scripts = new(typeof(SqliteDatabase).Assembly);

    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-migrations-").FullName;

    public static TheoryData<int> FormerVersions { get; } = [.. Scripts.After("", 0)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string DatabasePath => Path.Combine(_folder, "zoe.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(FormerVersions))]
    public async Task Data_of_a_former_version_is_kept(int version)
    {
        await CreateAsync(version);
        var before = await ReadTablesAsync();
        before.ShouldAllBe(table => table.Rows.Count > 0);
        await using var database = new SqliteDatabase(DatabasePath);
        await database.OpenAsync(Cancellation);
        TableContent.Missing(before, await ReadTablesAsync()).ShouldBeEmpty();
        var store = new SqliteExecutionStore(database);

        await using (var lease = await store.AcquireLeadershipAsync(Cancellation)) lease.Epoch.ShouldBe(8);
        FormerRows.Check(await store.FindAsync(3, Cancellation));
        (await store.LoadActiveAsync(Cancellation)).NextIds.ShouldBe(new NextIds(20, 30));
        (await new SqliteUserStore(database).FindUserAsync("ada", Cancellation)).ShouldBe(FormerRows.Ada);
        (await QueryAsync("PRAGMA user_version")).ShouldBe(Scripts.Newest);
        (await QueryAsync("PRAGMA foreign_key_check")).ShouldBeNull();
    }

    [Fact]
    public async Task A_newer_file_is_refused_and_not_changed()
    {
        await CreateAsync(Scripts.Newest);
        await QueryAsync($"PRAGMA user_version = {Scripts.Newest + 1}");
        await using var database = new SqliteDatabase(DatabasePath);

        var refusal = await Should.ThrowAsync<StoreSchemaException>(() => database.OpenAsync(Cancellation));
        refusal.Message.ShouldBe(
            $"{DatabasePath} has schema version {Scripts.Newest + 1}, but this version of Zoe supports at most {Scripts.Newest}. Use the newer version of Zoe, or another store.");
        (await QueryAsync("PRAGMA user_version")).ShouldBe(Scripts.Newest + 1);
    }

    [Fact]
    public async Task Programs_that_start_concurrently_migrate_once()
    {
        await CreateAsync(1);
        var databases = Enumerable.Range(0, 6).Select(_ => new SqliteDatabase(DatabasePath)).ToArray();
        await Task.WhenAll(databases.Select(database => Task.Run(() => database.OpenAsync(Cancellation))));
        FormerRows.Check(await new SqliteExecutionStore(databases[0]).FindAsync(3, Cancellation));
        foreach (var database in databases) await database.DisposeAsync();
        (await QueryAsync("PRAGMA user_version")).ShouldBe(Scripts.Newest);
    }

    private async Task CreateAsync(int version)
    {
        await using var connection = await ConnectAsync();
        foreach (var number in Scripts.After("", 0).Where(number => number <= version)) await RunAsync(connection, await Scripts.ReadAsync(number, Cancellation));
        await RunAsync(connection, FormerRows.Insert(await TableContent.ListAsync(connection, Tables), "user"));
        await RunAsync(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}"));
    }

    private async Task<List<TableContent>> ReadTablesAsync()
    {
        await using var connection = await ConnectAsync();
        return await TableContent.ReadAllAsync(connection, Tables);
    }

    private async Task<object?> QueryAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Cancellation) is long number ? (int)number : null;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<SqliteConnection> ConnectAsync()
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=false");
        await connection.OpenAsync(Cancellation);
        return connection;
    }
}
