using Npgsql;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Store;
using Zoe.Hosting.Stores.Tests.Postgres;

namespace Zoe.Hosting.Stores.Tests.Migrations;

/// <summary>Schemas of every former version, made by the scripts up to it, with data.</summary>
public sealed class PostgresMigrationTests(SharedPostgres postgres) : PostgresTest
{
    private static readonly MigrationScripts Scripts = new(typeof(PostgresDatabase).Assembly);

    public static TheoryData<int> FormerVersions { get; } = [.. Scripts.After("", 0)];

    [Theory]
    [MemberData(nameof(FormerVersions))]
    public async Task Data_of_a_former_version_is_kept(int version)
    {
        await CreateAsync(version);
        var before = await ReadTablesAsync();
        before.ShouldAllBe(table => table.Rows.Count > 0);
        var database = Open(postgres.Server);
        await database.OpenAsync(Cancellation);
        TableContent.Missing(before.Where(table => table.Name != "schema_version"), await ReadTablesAsync()).ShouldBeEmpty();
        var store = StoreOf(database);

        await using (var lease = await store.AcquireLeadershipAsync(Cancellation)) lease.Epoch.ShouldBe(8);
        FormerRows.Check(await store.FindAsync(3, Cancellation));
        (await store.LoadActiveAsync(Cancellation)).NextIds.ShouldBe(new NextIds(20, 30));
        (await new PostgresUserStore(database).FindUserAsync("ada", Cancellation)).ShouldBe(FormerRows.Ada);
        (await ExecuteAsync(postgres.Server, "SELECT version FROM schema_version")).ShouldBe(Scripts.Newest);
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await Open(postgres.Server).OpenAsync(Cancellation);
        await ExecuteAsync(postgres.Server, $"UPDATE schema_version SET version = {Scripts.Newest + 1}");

        var database = Open(postgres.Server);
        var refusal = await Should.ThrowAsync<StoreSchemaException>(() => database.OpenAsync(Cancellation));
        refusal.Message.ShouldBe(
            $"{database.Name} has schema version {Scripts.Newest + 1}, but this version of Zoe supports at most {Scripts.Newest}. Use the newer version of Zoe, or another store.");
    }

    [Fact]
    public async Task Programs_that_start_concurrently_create_the_schema_once() =>
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Open(postgres.Server).OpenAsync(Cancellation)));

    [Fact]
    public async Task Programs_that_start_concurrently_migrate_once()
    {
        await CreateAsync(1);
        var before = await ReadTablesAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Open(postgres.Server).OpenAsync(Cancellation)));
        TableContent.Missing(before.Where(table => table.Name != "schema_version"), await ReadTablesAsync()).ShouldBeEmpty();
        FormerRows.Check(await StoreOf(Open(postgres.Server)).FindAsync(3, Cancellation));
    }

    [Fact]
    public async Task A_migration_that_was_ended_in_the_middle_is_made_again()
    {
        await ExecuteAsync(postgres.Server, $"CREATE SCHEMA \"zoe_{Deployment}\"");
        // The statement that creates the table waits for the one that is creating it too.
        await using var other = new NpgsqlConnection($"{postgres.Server.ConnectionString};Search Path=\"zoe_{Deployment}\";Pooling=false");
        await other.OpenAsync(Cancellation);
        await using var transaction = await other.BeginTransactionAsync(Cancellation);
        await using (var create = new NpgsqlCommand("CREATE TABLE service (id integer)", other)) await create.ExecuteNonQueryAsync(Cancellation);
        var opening = Open(postgres.Server).OpenAsync(Cancellation);
        const string Waiting = "FROM pg_stat_activity WHERE application_name LIKE 'zoe %' AND wait_event_type = 'Lock' AND query LIKE '%CREATE TABLE service%'";
        while (await ExecuteAsync(postgres.Server, $"SELECT count(*) {Waiting}") is 0L) await Task.Yield();

        await ExecuteAsync(postgres.Server, $"SELECT pg_terminate_backend(pid) {Waiting}");
        await Should.ThrowAsync<StoreUnavailableException>(() => opening);
        await transaction.RollbackAsync(Cancellation);

        (await ExecuteAsync(postgres.Server, $"SELECT count(*) FROM pg_tables WHERE schemaname = 'zoe_{Deployment}'")).ShouldBe(0L);
        await Open(postgres.Server).OpenAsync(Cancellation);
    }

    private string Tables => $"SELECT tablename FROM pg_tables WHERE schemaname = 'zoe_{Deployment}'";

    private async Task CreateAsync(int version)
    {
        await ExecuteAsync(
            postgres.Server,
            $"CREATE SCHEMA \"zoe_{Deployment}\"; CREATE TABLE schema_version (id integer PRIMARY KEY CHECK (id = 1), version integer NOT NULL); INSERT INTO schema_version VALUES (1, {version})");
        foreach (var number in Scripts.After("", 0).Where(number => number <= version)) await ExecuteAsync(postgres.Server, await Scripts.ReadAsync(number, Cancellation));
        await using var connection = await ConnectAsync();
        await ExecuteAsync(postgres.Server, FormerRows.Insert(await TableContent.ListAsync(connection, Tables), "users"));
    }

    private async Task<List<TableContent>> ReadTablesAsync()
    {
        await using var connection = await ConnectAsync();
        return await TableContent.ReadAllAsync(connection, Tables);
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{postgres.Server.ConnectionString};Search Path=\"zoe_{Deployment}\";Pooling=false");
        await connection.OpenAsync(Cancellation);
        return connection;
    }
}
