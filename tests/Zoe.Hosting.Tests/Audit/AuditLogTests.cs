using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Sqlite;

namespace Zoe.Hosting.Tests.Audit;

public sealed class AuditLogTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddYears(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-audit-").FullName;
    private readonly FakeTimeProvider _time = new(Start);
    private readonly SqliteDatabase _database;
    private readonly FailingAuditStore _store;

    public AuditLogTests()
    {
        _database = new SqliteDatabase(Path.Combine(_folder, "zoe.db"));
        _store = new FailingAuditStore(new SqliteAuditStore(_database));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Entries_are_stored_at_the_latest_when_the_host_stops_and_read_newest_first()
    {
        await using (var log = await StartAsync())
        {
            log.Log.Record(Entry("ada", AuditActions.Submit, "execution 1"));
            log.Log.Record(Entry("bob", AuditActions.Terminate, "execution 1") with { Result = AuditResult.Refused, Detail = "It has ended.", Time = Start.AddMinutes(1) });
        }

        var entries = await ReadAsync(new AuditQuery());
        entries.Select(entry => entry.Actor).ShouldBe(["bob", "ada"]);
        entries[0].ShouldBe(new AuditEntry
        {
            Id = entries[0].Id,
            Time = Start.AddMinutes(1),
            Actor = "bob",
            Source = "192.0.2.1",
            Action = "execution.terminate",
            Target = "execution 1",
            Result = AuditResult.Refused,
            Detail = "It has ended.",
        });
        (await ReadAsync(new AuditQuery { Actor = "ada" })).Count.ShouldBe(1);
        (await ReadAsync(new AuditQuery { Action = AuditActions.Terminate })).Single().Actor.ShouldBe("bob");
        (await ReadAsync(new AuditQuery { Target = "execution 2" })).ShouldBeEmpty();
        (await ReadAsync(new AuditQuery { Result = AuditResult.Ok })).Single().Actor.ShouldBe("ada");
        (await ReadAsync(new AuditQuery { Since = Start.AddSeconds(1) })).Single().Actor.ShouldBe("bob");
        (await ReadAsync(new AuditQuery { Until = Start.AddMinutes(1) })).Single().Actor.ShouldBe("ada");
        (await ReadAsync(new AuditQuery { Limit = 1 })).Single().Actor.ShouldBe("bob");
        (await ReadAsync(new AuditQuery { BeforeId = entries[0].Id })).Single().Actor.ShouldBe("ada");
    }

    [Fact]
    public async Task Texts_are_bounded_and_have_no_control_characters()
    {
        await using (var log = await StartAsync())
            log.Log.Record(Entry("a\nb\u001b[31m\u2028\u202e", AuditActions.Login, null) with { Detail = new string('x', 10_000) });

        var entry = (await ReadAsync(new AuditQuery())).Single();
        entry.Actor.ShouldBe("a\\u000ab\\u001b[31m\\u2028\\u202e");
        entry.Detail!.Length.ShouldBe(513);
    }

    [Fact]
    public async Task While_the_store_fails_entries_wait_and_none_is_stored_twice()
    {
        _store.Fails = true;
        await using (var log = await StartAsync())
        {
            log.Log.Record(Entry("ada", AuditActions.Submit, "execution 1"));
            await log.PassUntilAsync(() => _store.Failures >= 2);
            _store.Fails = false;
            await log.PassUntilAsync(() => _store.Appended == 1);
            log.Log.Lost.ShouldBe(0);
        }

        (await ReadAsync(new AuditQuery())).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Entries_beyond_the_bound_are_counted_as_lost()
    {
        _store.Fails = true;
        await using var log = await StartAsync();
        log.Log.Record(Entry("ada", AuditActions.Submit, "execution 1"));
        await log.PassUntilAsync(() => _store.Failures >= 1);

        for (var i = 0; i < AuditLog.MaxWaiting + 10; i++) log.Log.Record(Entry("ada", AuditActions.Submit, null));

        log.Log.Lost.ShouldBeInRange(1, 10);
    }

    [Fact]
    public async Task Entries_older_than_the_retention_are_deleted()
    {
        await _store.AppendAsync([Entry("old", AuditActions.Login, null) with { Time = Start.AddDays(-401) }, Entry("new", AuditActions.Login, null)], Cancellation);
        await using (var log = await StartAsync()) await log.PassUntilAsync(() => _store.Deleted == 1);

        (await ReadAsync(new AuditQuery())).Single().Actor.ShouldBe("new");
    }

    private static AuditEntry Entry(string actor, string action, string? target) => new()
    {
        Time = Start,
        Actor = actor,
        Source = "192.0.2.1",
        Action = action,
        Target = target,
        Result = AuditResult.Ok,
    };

    private Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuery query) => new SqliteAuditStore(_database).ReadAsync(query, Cancellation);

    private async Task<RunningLog> StartAsync()
    {
        var services = new ServiceCollection().AddSingleton<IAuditStore>(_store).BuildServiceProvider();
        var log = new AuditLog(services, new ZoeOptions(), _time, NullLogger<AuditLog>.Instance);
        await log.StartAsync(Cancellation);
        return new RunningLog(log, _time);
    }

    private sealed record RunningLog(AuditLog Log, FakeTimeProvider Time) : IAsyncDisposable
    {
        /// <summary>Lets seconds pass until a condition holds.</summary>
        public async Task PassUntilAsync(Func<bool> condition)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            while (!condition())
            {
                Time.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(5, limit.Token);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Log.StopAsync(CancellationToken.None);
            Log.Dispose();
        }
    }
}
