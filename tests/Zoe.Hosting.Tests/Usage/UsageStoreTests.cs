using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store;
using Zoe.Hosting.Tests.Support;
using Zoe.Hosting.Usage;

namespace Zoe.Hosting.Tests.Usage;

public sealed class UsageStoreTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddYears(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-usage-").FullName;
    private readonly SqliteDatabase _database;
    private readonly SqliteUsageStore _store;

    public UsageStoreTests()
    {
        _database = new SqliteDatabase(Path.Combine(_folder, "zoe.db"));
        _store = new SqliteUsageStore(_database);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var executions = new SqliteExecutionStore(_database);
        var epoch = await executions.AcquireLeadershipAsync(Cancellation);
        var service = new Service { Id = 1, ExecutionId = 1, Name = "main0", Group = "main", Essential = true };
        var execution = new Execution
        {
            Id = 1,
            Name = "run",
            UserId = 1,
            UserName = "ada",
            Application = Applications.Forever(),
            Status = ExecutionStatus.Running,
            TimeSubmit = Start,
            Services = [service],
        };
        await executions.SaveAsync(new StoreChanges { Executions = [execution], Services = [service], NextIds = new NextIds(2, 2) }, epoch.Epoch, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Old_points_are_merged_into_longer_intervals_once()
    {
        await _store.SaveAsync([.. Enumerable.Range(0, 45).Select(minute => Point(minute, 100 + minute))], [], Cancellation);

        // 40 minutes: the third quarter of an hour is not complete.
        for (var i = 0; i < 2; i++) await _store.CompactAsync(Start.AddMinutes(40), TimeSpan.FromMinutes(15), Cancellation);

        var points = await _store.ReadAsync([1], Cancellation);
        points.Select(point => (point.Time, point.Interval.TotalMinutes, point.Millicores, point.MaxMillicores)).Take(2)
            .ShouldBe([(Start, 15.0, 107, 214), (Start.AddMinutes(15), 15.0, 122, 229)]);
        points.Skip(2).Select(point => point.Interval.TotalMinutes).ShouldBe(Enumerable.Repeat(1.0, 15));
    }

    [Fact]
    public async Task Points_are_replaced_and_those_of_unknown_services_omitted()
    {
        await _store.SaveAsync([Point(0, 100), Point(0, 100) with { ServiceId = 99 }], [], Cancellation);
        await _store.SaveAsync([Point(0, 200)], [], Cancellation);

        (await _store.ReadAsync([1, 99], Cancellation)).ShouldHaveSingleItem().ShouldBe(Point(0, 200));
        await _store.DeleteBeforeAsync(Start.AddMinutes(1), Cancellation);
        (await _store.ReadAsync([1], Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Increments_are_added_by_user_and_month()
    {
        var entry = new AccountingEntry(new DateOnly(2030, 1, 1), 1, "ada") { ReservedCoreSeconds = 1, ReservedGibSeconds = 2, UsedCoreSeconds = 3, UsedGibSeconds = 4 };
        await _store.SaveAsync([], [entry, entry with { Month = new DateOnly(2030, 2, 1) }, entry with { UserId = 2, UserName = "bob" }], Cancellation);
        await _store.SaveAsync([], [entry], Cancellation);

        (await _store.ReadAccountingAsync(new DateOnly(2030, 1, 1), Cancellation)).ShouldBe([entry.Plus(entry), entry with { UserId = 2, UserName = "bob" }]);
        (await _store.ReadAccountingAsync(null, Cancellation)).Count.ShouldBe(3);
    }

    private static UsagePoint Point(int minute, int millicores) => new()
    {
        ServiceId = 1,
        Time = Start.AddMinutes(minute),
        Interval = TimeSpan.FromMinutes(1),
        Millicores = millicores,
        MaxMillicores = millicores + 100,
        MemoryBytes = 1000,
        MaxMemoryBytes = 2000,
    };
}
