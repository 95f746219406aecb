using System.Text;
using Microsoft.Data.Sqlite;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Transfer;
using Zoe.Hosting.Stores.Tests.Postgres;
using Zoe.Hosting.Testing.Samples;

namespace Zoe.Hosting.Stores.Tests.Transfer;

/// <summary>Moves a deployment from a SQLite file to a PostgreSQL schema and back.</summary>
public sealed class StoreExportTests(SharedPostgres postgres) : PostgresTest
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-transfer-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_deployment_is_the_same_after_it_has_moved_to_the_other_store_and_back()
    {
        await using var first = await CreateAsync();
        var before = await ExportAsync(new SqliteTransfer(first));
        var server = Open(postgres.Server);
        await new PostgresTransfer(server).ImportAsync(Read(before), Cancellation);
        (await ExportAsync(new PostgresTransfer(server))).ShouldBe(before);
        before.ShouldContain("\"end\":{\"counts\":{\"accounting\":1,\"audit\":1,\"counters\":1,\"event\":1,\"execution\":300,\"key\":1,\"quota\":1,\"service\":300,\"usage\":1,\"user\":1},");

        await using var second = new SqliteDatabase(Path.Combine(_folder, "second.db"));
        await new SqliteTransfer(second).ImportAsync(Read(before), Cancellation);
        (await ExportAsync(new SqliteTransfer(second))).ShouldBe(before);

        var store = StoreOf(server);
        (await store.LoadActiveAsync(Cancellation)).NextIds.ShouldBe(new NextIds(301, 300_001));
        (await store.ListAsync(new ExecutionFilter(), Cancellation)).Count.ShouldBe(300);
        await using (var lease = await store.AcquireLeadershipAsync(Cancellation)) lease.Epoch.ShouldBe(2);
        var users = new PostgresUserStore(server);
        (await users.FindUserAsync("ada", Cancellation))!.PasswordHash.ShouldBe("hash");
        (await users.AddUserAsync(new User { Id = 0, UserName = "bob" }, Cancellation))!.Id.ShouldBe(2);
    }

    [Theory]
    [InlineData(1, "truncated")]
    [InlineData(2, "altered")]
    [InlineData(3, "altered")]
    [InlineData(4, "Line 5 of the export is not valid")]
    [InlineData(5, "not an export of Zoe")]
    [InlineData(6, "format 9")]
    public async Task A_damaged_export_changes_nothing(int damage, string message)
    {
        await using var first = await CreateAsync();
        var export = await ExportAsync(new SqliteTransfer(first));
        var lines = export.Split('\n').ToList();
        if (damage == 1) lines.RemoveRange(lines.Count - 5, 4);
        if (damage == 2) lines[3] = lines[3].Replace("ada", "eve", StringComparison.Ordinal);
        if (damage == 3) lines.RemoveAt(lines.Count - 3);
        if (damage == 4) lines[4] = lines[4][..^1];
        if (damage == 5) lines.RemoveAt(0);
        if (damage == 6) lines[0] = lines[0].Replace('2', '9');
        var server = Open(postgres.Server);

        var failure = await Should.ThrowAsync<InvalidDataException>(
            () => new PostgresTransfer(server).ImportAsync(Read(string.Join('\n', lines)), Cancellation));
        failure.Message.ShouldContain(message);
        (await StoreOf(server).ListAsync(new ExecutionFilter(), Cancellation)).ShouldBeEmpty();
        await new PostgresTransfer(server).ImportAsync(Read(export), Cancellation);
    }

    [Fact]
    public async Task A_store_with_data_is_not_imported_into()
    {
        await using var first = await CreateAsync();
        var export = await ExportAsync(new SqliteTransfer(first));
        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => new SqliteTransfer(first).ImportAsync(Read(export), Cancellation));
        refusal.Message.ShouldEndWith("is not empty: import into a new database.");
        (await ExportAsync(new SqliteTransfer(first))).ShouldBe(export);
    }

    private async Task<SqliteDatabase> CreateAsync()
    {
        var database = new SqliteDatabase(Path.Combine(_folder, "first.db"));
        var store = new SqliteExecutionStore(database);
        await using var lease = await store.AcquireLeadershipAsync(Cancellation);
        await store.SaveAsync(SampleExecutions.ChangesOf(SampleExecutions.Generate(300, seed: 1)), lease.Epoch, Cancellation);
        await new SqliteUserStore(database).AddUserAsync(new User { Id = 0, UserName = "ada", PasswordHash = "hash" }, Cancellation);
        await using var connection = new SqliteConnection($"Data Source={database.Path};Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO execution_event (execution_id, slot, sequence, time, to_status, reason, actor) VALUES (1, 0, 1, 5, 'queued', 'why', 'ada');
            INSERT INTO submission_key (user_id, key, fingerprint, execution_id, time) VALUES (1, 'key', 'print', 1, 5);
            INSERT INTO user_quota (user_id, concurrent_executions, memory_bytes, millicores, run_time) VALUES (1, 2, 3, 4, 5);
            INSERT INTO audit (id, time, actor, action, result) VALUES (3, 5, 'ada', 'login', 'ok');
            INSERT INTO service_usage (service_id, seconds, time, millicores, max_millicores, memory, max_memory) VALUES (1000, 60, 5, 1, 2, 3, 4);
            INSERT INTO accounting (month, user_id, user_name, reserved_core_seconds, reserved_gib_seconds, used_core_seconds, used_gib_seconds)
            VALUES ('2026-11-01', 1, 'ada', 0.1, 1e-9, 3, 4);
            """;
        await command.ExecuteNonQueryAsync(Cancellation);
        return database;
    }

    private static async Task<string> ExportAsync(IStoreTransfer store)
    {
        using var target = new MemoryStream();
        await StoreExport.WriteAsync(store, target, Cancellation);
        return Encoding.UTF8.GetString(target.ToArray());
    }

    private static IAsyncEnumerable<StoreRecord> Read(string export) =>
        StoreExport.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(export)), static _ => { }, Cancellation);
}
