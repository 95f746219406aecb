using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Zoe.Hosting.Audit;
using Zoe.Hosting.Retention;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Store.Transfer;
using Zoe.Hosting.Tests.Support;
using Zoe.Hosting.Usage;

namespace Zoe.Hosting.Tests.Retention;

/// <summary>Retention in a running engine.</summary>
public sealed class ExecutionRetentionTests : EngineTest
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Old_executions_go_with_their_logs_and_accounting_stays()
    {
        var archive = Path.Combine(DataPath, "archive");
        await using var host = await StartAsync(
            Cluster("node1"), configure: options => (options.ExecutionRetention, options.ArchiveFolder) = (TimeSpan.FromDays(90), archive), addServices: AddStores);
        using var metrics = new MetricRecorder(host);
        var (ended, active) = (await host.SubmitAsync(Applications.Forever()), await host.SubmitAsync(Applications.Forever()));
        await host.WaitAsync(active.Id, ExecutionStatus.Running);
        await host.Executions.TerminateAsync(ended.Id, "enough", "ada", Cancellation);
        await host.WaitAsync(ended.Id, ExecutionStatus.Terminated);
        var logs = Directory.CreateDirectory(Path.Combine(DataPath, "service-logs", "test", $"{ended.Id}")).FullName;
        var total = new AccountingEntry(new DateOnly(2026, 11, 1), 1, "ada") { UsedCoreSeconds = 3 };
        var usage = host.Services.GetRequiredService<IUsageStore>();
        await usage.SaveAsync([], [total], Cancellation);

        await RetentionOf(host).PurgeAsync(DateTimeOffset.UtcNow.AddDays(-90), Cancellation);
        (await host.Executions.FindAsync(ended.Id, Cancellation)).ShouldNotBeNull();
        await RetentionOf(host).PurgeAsync(DateTimeOffset.UtcNow.AddDays(1), Cancellation);

        (await host.Executions.FindAsync(ended.Id, Cancellation)).ShouldBeNull();
        (await host.Executions.FindAsync(active.Id, Cancellation))!.Status.ShouldBe(ExecutionStatus.Running);
        (await host.Store.GetHistoryAsync(ended.Id, Cancellation)).ShouldBeEmpty();
        (await usage.ReadAccountingAsync(null, Cancellation)).ShouldContain(total);
        while (Directory.Exists(logs)) await Task.Delay(10, Cancellation);
        Directory.GetFiles(archive).Length.ShouldBe(2);
        metrics.Values("zoe.execution.purged").ShouldBe([1]);
        await WaitForAuditAsync(host, entry => entry.Action == AuditActions.Purge && entry.Actor == "system" && entry.Result == AuditResult.Ok
            && entry.Target!.StartsWith("1 executions that ended before ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_is_recorded_and_deletes_nothing()
    {
        var archive = Path.Combine(DataPath, "archive");
        await File.WriteAllTextAsync(archive, "not a folder", Cancellation);
        await using var host = await StartAsync(
            Cluster("node1"), configure: options => (options.ExecutionRetention, options.ArchiveFolder) = (TimeSpan.FromDays(90), archive), addServices: AddStores);
        var ended = await host.SubmitAsync(Applications.Forever());
        await host.Executions.TerminateAsync(ended.Id, "enough", "ada", Cancellation);
        await host.WaitAsync(ended.Id, ExecutionStatus.Terminated);

        await RetentionOf(host).PurgeAsync(DateTimeOffset.UtcNow.AddDays(1), Cancellation);

        (await host.Executions.FindAsync(ended.Id, Cancellation)).ShouldNotBeNull();
        await WaitForAuditAsync(host, entry => entry.Action == AuditActions.Purge && entry.Result == AuditResult.Failed && entry.Detail!.Contains("archive"));
    }

    [Fact]
    public async Task It_runs_by_itself()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        await using var host = await StartAsync(
            Cluster("node1"), configure: options => options.ExecutionRetention = TimeSpan.FromMinutes(10), time: time, addServices: AddStores);
        var ended = await host.SubmitAsync(Applications.Forever());
        await host.Executions.TerminateAsync(ended.Id, "enough", "ada", Cancellation);
        await host.WaitAsync(ended.Id, ExecutionStatus.Terminated);

        while (await host.Executions.FindAsync(ended.Id, Cancellation) is not null)
        {
            time.Advance(TimeSpan.FromMinutes(5));
            await Task.Delay(10, Cancellation);
        }
    }

    private static ExecutionRetention RetentionOf(EngineHost host) => host.Services.GetRequiredService<ExecutionRetention>();

    private static void AddStores(IServiceCollection services)
    {
        services.AddSingleton<IStoreTransfer, SqliteTransfer>();
        services.AddSingleton<IAuditStore, SqliteAuditStore>();
        services.AddSingleton<IUsageStore, SqliteUsageStore>();
    }

    private static async Task WaitForAuditAsync(EngineHost host, Func<AuditEntry, bool> condition)
    {
        var audit = host.Services.GetRequiredService<IAuditStore>();
        while (!(await audit.ReadAsync(new AuditQuery(), Cancellation)).Any(condition)) await Task.Delay(10, Cancellation);
    }
}
