using System.Formats.Tar;
using System.IO.Compression;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Retention;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Transfer;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Retention;

/// <summary>Purges of a store, with failures at each point.</summary>
public sealed class ExecutionPurgeTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddYears(50);

    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-purge-").FullName;
    private readonly SqliteDatabase _database;
    private readonly IExecutionStore _store;
    private readonly SqliteTransfer _transfer;

    public ExecutionPurgeTests()
    {
        _database = new SqliteDatabase(Path.Combine(_folder, "zoe.db"));
        _store = new SqliteExecutionStore(_database);
        _transfer = new SqliteTransfer(_database);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Logs => Path.Combine(_folder, "logs");

    private string Archives => Path.Combine(_folder, "archive");

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Only_what_ended_before_is_deleted_and_active_executions_never(int seed)
    {
        var all = await SaveAsync(300, seed);
        await using var lease = await _store.AcquireLeadershipAsync(Cancellation);
        var before = Start.AddMinutes(new Random(seed).Next(20));

        var deleted = await Purge(lease.Epoch, partSize: 70).RunAsync(before, Cancellation);

        var kept = all.Where(execution => execution.Status.IsActive() || !(execution.TimeEnd < before)).Select(execution => execution.Id).ToList();
        (await ListAsync()).ShouldBe(kept);
        deleted.ShouldBe(all.Count - kept.Count);
        (await ReadArchivesAsync()).Order().ShouldBe(all.Select(execution => execution.Id).Except(kept).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_crash_between_archive_and_deletion_loses_nothing(int deletions)
    {
        await SaveAsync(1000, seed: 4);
        var before = Start.AddYears(1);
        var all = await ListAsync();
        var ended = await _store.ListEndedAsync(before, int.MaxValue, Cancellation);
        ended.Count.ShouldBeGreaterThan(100);
        await using var lease = await _store.AcquireLeadershipAsync(Cancellation);
        await Should.ThrowAsync<TimeoutException>(() => Purge(lease.Epoch, partSize: 60, failAt: deletions).RunAsync(before, Cancellation));

        (await ListAsync()).Union(await ReadArchivesAsync()).Order().ShouldBe(all);
        await Purge(lease.Epoch, partSize: 60).RunAsync(before, Cancellation);
        (await ListAsync()).ShouldBe(all.Except(ended));
        (await ReadArchivesAsync()).Distinct().Order().ShouldBe(ended.Order());
    }

    [Fact]
    public async Task Nothing_is_deleted_when_the_archive_cannot_be_written()
    {
        await SaveAsync(100, seed: 5);
        var all = await ListAsync();
        await File.WriteAllTextAsync(Archives, "not a folder", Cancellation);
        await using var lease = await _store.AcquireLeadershipAsync(Cancellation);
        await Should.ThrowAsync<IOException>(() => Purge(lease.Epoch).RunAsync(Start.AddYears(1), Cancellation));
        (await ListAsync()).ShouldBe(all);
    }

    [Fact]
    public async Task An_archive_has_the_logs_replaces_no_file_and_can_be_imported()
    {
        await SaveAsync(100, seed: 6);
        var ended = await _store.ListEndedAsync(Start.AddYears(1), 5, Cancellation);
        var log = Directory.CreateDirectory(Path.Combine(Logs, $"{ended[0]}", "7"));
        await File.WriteAllTextAsync(Path.Combine(log.FullName, "1-0.log"), "said", Cancellation);
        var path = Path.Combine(Archives, "old.jsonl.gz");
        var summary = await ExecutionArchive.WriteAsync(_transfer, ended, path, Logs, Cancellation);

        summary.Counts["execution"].ShouldBe(5);
        Directory.GetFiles(Archives).Order().ShouldBe([path, Path.Combine(Archives, "old.logs.tar.gz")]);
        await using (var file = new GZipStream(File.OpenRead(Path.Combine(Archives, "old.logs.tar.gz")), CompressionMode.Decompress))
        await using (var tar = new TarReader(file))
        {
            var entry = await tar.GetNextEntryAsync(copyData: true, Cancellation);
            entry!.Name.ShouldBe($"{ended[0]}/7/1-0.log");
            using var reader = new StreamReader(entry.DataStream!);
            (await reader.ReadToEndAsync(Cancellation)).ShouldBe("said");
        }

        await Should.ThrowAsync<IOException>(() => ExecutionArchive.WriteAsync(_transfer, ended, path, Logs, Cancellation));
        await using var other = new SqliteDatabase(Path.Combine(_folder, "other.db"));
        await new SqliteTransfer(other).ImportAsync(ReadAsync(path), Cancellation);
        (await ((IExecutionStore)new SqliteExecutionStore(other)).ListAsync(new ExecutionFilter(), Cancellation)).Select(execution => execution.Id).ShouldBe(ended.Order());
    }

    [Fact]
    public async Task A_deletion_without_effect_ends_the_purge()
    {
        await SaveAsync(50, seed: 7);
        var purge = new ExecutionPurge(_store, TimeProvider.System) { DeleteAsync = (_, _) => Task.CompletedTask };
        await Should.ThrowAsync<InvalidOperationException>(() => purge.RunAsync(Start.AddYears(1), Cancellation));
    }

    private ExecutionPurge Purge(long epoch, int partSize = 1000, int failAt = 0)
    {
        var deletions = 0;
        return new ExecutionPurge(_store, TimeProvider.System)
        {
            PartSize = partSize,
            ArchiveAsync = (ids, cancel) => ExecutionArchive.WriteAsync(
                _transfer, ids, Path.Combine(Archives, Path.GetRandomFileName() + ExecutionArchive.Suffix), Logs, cancel),
            DeleteAsync = (ids, cancel) => ++deletions == failAt
                ? throw new TimeoutException("The host was killed.")
                : _store.SaveAsync(new StoreChanges { Deleted = [.. ids], NextIds = NextIds.First }, epoch, cancel),
        };
    }

    private async Task<List<Execution>> SaveAsync(int count, int seed)
    {
        var random = new Random(seed);
        var statuses = Enum.GetValues<ExecutionStatus>();
        var all = Enumerable.Range(1, count).Select(id => new Execution
        {
            Id = id,
            Name = $"run{id}",
            UserId = 1,
            UserName = "ada",
            Application = Applications.Batch(),
            Status = statuses[random.Next(statuses.Length)],
            TimeSubmit = Start,
            TimeEnd = random.Next(3) == 0 ? null : Start.AddMinutes(random.Next(20)),
            Services = [],
        }).ToList();
        await using var lease = await _store.AcquireLeadershipAsync(Cancellation);
        await _store.SaveAsync(new StoreChanges { Executions = [.. all], NextIds = new NextIds(count + 1, 1) }, lease.Epoch, Cancellation);
        return all;
    }

    private async Task<List<long>> ListAsync() =>
        [.. (await _store.ListAsync(new ExecutionFilter(), Cancellation)).Select(execution => execution.Id)];

    private async Task<List<long>> ReadArchivesAsync()
    {
        var ids = new List<long>();
        foreach (var path in Directory.GetFiles(Archives, "*" + ExecutionArchive.Suffix))
        {
            await foreach (var record in ReadAsync(path))
                if (record.Execution is { } execution) ids.Add(execution.Id);
        }

        return ids;
    }

    private static async IAsyncEnumerable<StoreRecord> ReadAsync(string path)
    {
        await using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        await foreach (var record in StoreExport.ReadAsync(file, static _ => { }, Cancellation)) yield return record;
    }
}
