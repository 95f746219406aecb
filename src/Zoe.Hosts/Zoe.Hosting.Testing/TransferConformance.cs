using Xunit;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Quotas;
using Zoe.Hosting.Store;
using Zoe.Hosting.Store.Transfer;
using Zoe.Hosting.Testing.Samples;
using Zoe.Hosting.Usage;

namespace Zoe.Hosting.Testing;

/// <summary>Exports and imports, which lose nothing. Derive from it in a test project.</summary>
public abstract class TransferConformance : StoreTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.UnixEpoch.AddYears(55);

    /// <summary>Indexes of the kinds of values.</summary>
    public static TheoryData<int> Kinds { get; } = [.. Enumerable.Range(0, SampleValues.All.Length)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Records_are_exported_as_they_were_imported(int kind)
    {
        var records = SampleRecords.Fill(SampleValues.All[kind]);
        Assert.Equal(SampleRecords.Kinds, records.Select(record => record.Kind).Order());

        await Environment.Transfer.ImportAsync(records.ToAsyncEnumerable(), Deadline);
        await ReopenAsync();

        var exported = await ExportAsync(Environment);
        Assert.Equal(records.Select(record => record.Kind), exported.Select(record => record.Kind));
        foreach (var (expected, actual) in records.Zip(exported))
            Assert.Empty(expected.Counters is null ? SampleRecords.Differences(expected, actual) : []);
        Assert.Equal(records[0].Counters! with { Epoch = Epoch }, exported[0].Counters! with { Epoch = Epoch });
    }

    [Fact]
    public async Task Another_store_has_the_same_after_an_import()
    {
        var execution = SampleExecutions.Create(7);
        FilledRecords.Fill(execution, SampleValues.Usual, nameof(Execution.Id), nameof(Execution.Application), nameof(Execution.Services));
        var run = SampleExecutions.Create(8) with { UserId = 9, TimeStart = Time, TimeEnd = Time.AddMinutes(5) };
        var change = FilledRecords.Fill(new ExecutionEvent { ExecutionId = 7, Sequence = 1, To = "", By = "" }, SampleValues.Usual, nameof(ExecutionEvent.ExecutionId), nameof(ExecutionEvent.Sequence));
        var key = new SubmissionKey(1, "key", "fingerprint", 7, Time);
        await Store.SaveAsync(SampleExecutions.ChangesOf([execution, run]) with { Events = [change], Keys = [key] }, Epoch, Deadline);
        var user = await Environment.Users.AddUserAsync(FilledRecords.Fill(new User { Id = 0, UserName = "" }, SampleValues.Usual, nameof(User.Id)), Deadline);
        var quota = FilledRecords.Fill(new Quota(), SampleValues.Usual);
        await Environment.Quotas.SaveAsync(user!.Id, quota, Deadline);
        var audit = new AuditEntry { Time = Time, Actor = "ada", Source = "::1", Action = "login", Target = "t", Result = AuditResult.Refused, Detail = "d" };
        await Environment.Audit.AppendAsync([audit], Deadline);
        var point = new UsagePoint { ServiceId = execution.Services[0].Id, Time = Time, Interval = TimeSpan.FromMinutes(1), Millicores = 1, MaxMillicores = 2, MemoryBytes = 3, MaxMemoryBytes = 4 };
        var total = new AccountingEntry(new DateOnly(2026, 11, 1), user.Id, "ada") { ReservedCoreSeconds = 0.1, ReservedGibSeconds = 2, UsedCoreSeconds = 3, UsedGibSeconds = 1e-9 };
        await Environment.Usage.SaveAsync([point], [total], Deadline);

        await using var other = await CreateEnvironmentAsync();
        await other.Transfer.ImportAsync(await ExportToBytesAsync(Environment), Deadline);

        var found = await other.Executions.FindAsync(7, Deadline);
        Assert.Empty(FilledRecords.Differences(execution, found!));
        Assert.Equal([change], await other.Executions.GetHistoryAsync(7, Deadline));
        Assert.Equal(key, await other.Executions.FindKeyAsync(1, "key", Deadline));
        Assert.Equal((await Store.LoadActiveAsync(Deadline)).NextIds, (await other.Executions.LoadActiveAsync(Deadline)).NextIds);
        Assert.Equal(user, await other.Users.FindUserAsync(user.UserName, Deadline));
        Assert.Equal(quota, (await other.Quotas.LoadAsync(Deadline))[user.Id]);
        Assert.Equal(audit with { Id = 1 }, Assert.Single(await other.Audit.ReadAsync(new AuditQuery(), Deadline)));
        Assert.Equal([point], await other.Usage.ReadAsync([point.ServiceId], Deadline));
        Assert.Equal([total], await other.Usage.ReadAccountingAsync(null, Deadline));
        // Former runs are found by the name of the ZApp.
        Assert.Equal([TimeSpan.FromMinutes(5)], await other.Executions.GetDurationsAsync(9, execution.Application.Name, 10, Deadline));
    }

    [Fact]
    public async Task Ids_continue_after_an_import()
    {
        var records = SampleRecords.Fill(SampleValues.Usual);
        await Environment.Transfer.ImportAsync(records.ToAsyncEnumerable(), Deadline);

        var user = await Environment.Users.AddUserAsync(new User { Id = 0, UserName = "new" }, Deadline);
        Assert.Equal(records.Select(record => record.User).OfType<User>().Single().Id + 1, user!.Id);
        await Environment.Audit.AppendAsync([new AuditEntry { Time = Time, Actor = "ada", Action = "login", Result = AuditResult.Ok }], Deadline);
        Assert.Equal([43, 42], (await Environment.Audit.ReadAsync(new AuditQuery(), Deadline)).Select(entry => entry.Id));
        await ReopenAsync();
        Assert.True(Epoch > records[0].Counters!.Epoch);
    }

    [Fact]
    public async Task Some_executions_are_exported_with_all_that_belongs_to_them()
    {
        await Environment.Transfer.ImportAsync(SampleRecords.Fill(SampleValues.Usual).ToAsyncEnumerable(), Deadline);
        await ReopenAsync();
        await SaveAsync(SampleExecutions.Create(7));

        var exported = new List<StoreRecord>();
        await Environment.Transfer.ExportAsync([42], Collect(exported), Deadline);
        Assert.Equal(["execution", "service", "event", "key", "usage"], exported.Select(record => record.Kind));
        exported.Clear();
        await Environment.Transfer.ExportAsync([7], Collect(exported), Deadline);
        Assert.Equal(["execution", "service"], exported.Select(record => record.Kind));
        Assert.Equal(7, exported[0].Execution!.Id);
    }

    [Fact]
    public async Task Nothing_is_imported_into_a_store_with_data()
    {
        await SaveAsync(SampleExecutions.Create(1));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Environment.Transfer.ImportAsync(SampleRecords.Fill(SampleValues.Usual).ToAsyncEnumerable(), Deadline));
        Assert.Equal([1], await ListIdsAsync());
    }

    [Fact]
    public async Task An_import_that_fails_changes_nothing()
    {
        var records = SampleRecords.Fill(SampleValues.Usual);
        await Assert.ThrowsAsync<InvalidDataException>(() => Environment.Transfer.ImportAsync(Broken(), Deadline));
        Assert.Equal(["counters"], (await ExportAsync(Environment)).Select(record => record.Kind));
        await Environment.Transfer.ImportAsync(records.ToAsyncEnumerable(), Deadline);

        async IAsyncEnumerable<StoreRecord> Broken()
        {
            foreach (var record in records) yield return record;
            await Task.Yield();
            throw new InvalidDataException("The export is truncated.");
        }
    }

    private async Task<List<StoreRecord>> ExportAsync(StoreEnvironment environment)
    {
        var records = new List<StoreRecord>();
        await environment.Transfer.ExportAsync(Collect(records), Deadline);
        return records;
    }

    private async Task<IAsyncEnumerable<StoreRecord>> ExportToBytesAsync(StoreEnvironment environment)
    {
        var export = new MemoryStream();
        var summary = await StoreExport.WriteAsync(environment.Transfer, export, Deadline);
        export.Position = 0;
        return StoreExport.ReadAsync(export, verified => Assert.Equal(summary.Sha256, verified.Sha256), Deadline);
    }

    private static Func<StoreRecord, Task> Collect(List<StoreRecord> records) => record =>
    {
        records.Add(record);
        return Task.CompletedTask;
    };
}
