using Xunit;
using Zoe.Hosting.Store;
using Zoe.Hosting.Testing.Samples;

namespace Zoe.Hosting.Testing;

/// <summary>What every store must do with executions: keep them whole, in one piece, and for ever. Derive from it in a test project.</summary>
public abstract class StoreConformance : StoreTests
{
    private const int Many = 5000;

    private static readonly string[] Required = [nameof(Execution.Id), nameof(Execution.Application), nameof(Execution.Services)];
    private static readonly string[] RequiredOfServices = [nameof(Service.Id), nameof(Service.ExecutionId), nameof(Service.Group)];

    /// <summary>Indexes of the kinds of values.</summary>
    public static TheoryData<int> Kinds { get; } = [.. Enumerable.Range(0, SampleValues.All.Length)];

    [Fact]
    public async Task A_new_store_is_empty()
    {
        Assert.Empty(await ListAsync());
        var state = await Store.LoadActiveAsync(Deadline);
        Assert.Empty(state.Executions);
        Assert.Empty(state.Unreadable);
        Assert.Equal(NextIds.First, state.NextIds);
        Assert.Null(await Store.FindAsync(1, Deadline));
        Assert.Null(await Store.FindByServiceAsync(1, Deadline));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_property_is_kept_also_after_reopening(int kind)
    {
        var sample = SampleExecutions.Create(7);
        var service = FilledRecords.Fill(sample.Services[0], SampleValues.All[kind], RequiredOfServices);
        var saved = FilledRecords.Fill(sample, SampleValues.All[kind], Required);

        await SaveAsync(saved);
        await ReopenAsync();

        var found = await Store.FindAsync(7, Deadline);
        Assert.NotNull(found);
        Assert.Empty(FilledRecords.Differences(saved, found, nameof(Execution.Services)));
        Assert.Empty(FilledRecords.Differences(service, Assert.Single(found.Services)));
    }

    [Fact]
    public async Task Every_property_that_changes_is_updated()
    {
        await SaveAsync(SampleExecutions.Create(7, ExecutionStatus.Running));
        string[] constant =
        [
            "Name", "UserId", "UserName", "UserFsUid", "TimeSubmit", "TraceParent", "Priority", "ExpectedDuration", "IsDurationEstimated",
            "RestartOf",
        ];
        var changed = FilledRecords.Fill(SampleExecutions.Create(7), SampleValues.Usual with { IsLast = false }, [.. Required, .. constant]);
        var service = FilledRecords.Fill(changed.Services[0], SampleValues.Usual, [.. RequiredOfServices, "Name", "Essential"]);

        await SaveAsync(changed);

        var found = await Store.FindAsync(7, Deadline);
        Assert.NotNull(found);
        Assert.Empty(FilledRecords.Differences(changed, found, nameof(Execution.Services)));
        Assert.Empty(FilledRecords.Differences(service, Assert.Single(found.Services)));
    }

    [Fact]
    public async Task Text_that_no_database_can_store_does_not_fail_a_write()
    {
        const string Text = "a\0b\ud800c";
        await SaveAsync(SampleExecutions.Create(1) with { ErrorMessage = Text });

        var found = (await Store.FindAsync(1, Deadline))!.ErrorMessage!;
        Assert.Equal(Text.Length, found.Length);
        Assert.Equal(('a', 'b', 'c'), (found[0], found[2], found[^1]));
    }

    [Fact]
    public async Task A_large_zapp_is_kept()
    {
        var large = SampleExecutions.Create(1, command: new string('x', 4 << 20));
        await SaveAsync(large);
        Assert.Equal(large.Application, (await Store.FindAsync(1, Deadline))!.Application);
    }

    [Fact]
    public async Task Services_stay_in_their_order_and_lead_to_their_execution()
    {
        var execution = SampleExecutions.Create(3, ExecutionStatus.Running, services: 20);
        await SaveAsync(execution, SampleExecutions.Create(4));

        var found = await Store.FindByServiceAsync(execution.Services[13].Id, Deadline);
        Assert.Equal(3, found!.Id);
        Assert.Equal(execution.Services.Select(service => service.Id), found.Services.Select(service => service.Id));
    }

    [Fact]
    public async Task A_write_of_one_service_changes_no_other()
    {
        var execution = SampleExecutions.Create(3, ExecutionStatus.Running, services: 3);
        await SaveAsync(execution);
        var changed = execution.Services[1] with { Node = "node1" };

        await Store.SaveAsync(
            new StoreChanges
            {
                Executions = [execution with { Services = execution.Services.SetItem(1, changed) }],
                Services = [changed],
                NextIds = NextIds.First,
            },
            Epoch,
            Deadline);

        Assert.Equal([null, "node1", null], (await Store.FindAsync(3, Deadline))!.Services.Select(service => service.Node));
    }

    [Fact]
    public async Task A_write_that_fails_changes_nothing()
    {
        await SaveAsync(SampleExecutions.Create(1, ExecutionStatus.Running));
        // The last service belongs to an execution that does not exist.
        var (valid, invalid) = (SampleExecutions.Create(2), SampleExecutions.Create(3));
        var service = invalid.Services[0] with { ExecutionId = 99 };

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.SaveAsync(
            new StoreChanges
            {
                Executions = [SampleExecutions.Create(1), valid, invalid with { Services = [service] }],
                Services = [.. valid.Services, service],
                NextIds = new NextIds(100, 100),
            },
            Epoch,
            Deadline));

        Assert.Equal([1], await ListIdsAsync());
        var state = await Store.LoadActiveAsync(Deadline);
        Assert.Equal(ExecutionStatus.Running, Assert.Single(state.Executions).Status);
        Assert.True(state.NextIds.Execution < 100);
        await SaveAsync(SampleExecutions.Create(2));
    }

    [Fact]
    public async Task Active_executions_are_loaded_and_ended_ones_are_not()
    {
        var all = Enum.GetValues<ExecutionStatus>().Select((status, index) => SampleExecutions.Create(index + 1, status)).ToArray();
        await SaveAsync(all);
        await ReopenAsync();

        var active = (await Store.LoadActiveAsync(Deadline)).Executions;
        Assert.Equal(
            all.Where(execution => execution.Status is not (ExecutionStatus.Terminated or ExecutionStatus.Error)).Select(execution => execution.Id),
            active.Select(execution => execution.Id));
        Assert.All(active, execution => Assert.Single(execution.Services));
    }

    [Fact]
    public async Task Ids_never_decrease_even_after_a_deletion()
    {
        await SaveAsync(SampleExecutions.Create(10));
        await DeleteAsync(10);
        await ReopenAsync();
        Assert.Equal(new NextIds(11, 10_001), (await Store.LoadActiveAsync(Deadline)).NextIds);
    }

    [Fact]
    public async Task A_deletion_removes_executions_with_their_services()
    {
        await SaveAsync(SampleExecutions.Create(1), SampleExecutions.Create(2, services: 3), SampleExecutions.Create(3));
        await DeleteAsync(2);

        Assert.Equal([1, 3], await ListIdsAsync());
        Assert.Null(await Store.FindByServiceAsync(2001, Deadline));
        // The ids are free for the store, although the engine does not use them again.
        await SaveAsync(SampleExecutions.Create(2, services: 3));
        Assert.Equal(3, (await Store.FindAsync(2, Deadline))!.Services.Length);
    }

    [Fact]
    public async Task Thousands_of_executions_are_one_write()
    {
        await SaveAsync([.. Enumerable.Range(1, Many).Select(id => SampleExecutions.Create(id, ExecutionStatus.Running, services: 2))]);
        await SaveAsync([.. Enumerable.Range(1, Many).Select(id => SampleExecutions.Create(id, ExecutionStatus.CleaningUp, services: 2))]);

        var active = (await Store.LoadActiveAsync(Deadline)).Executions;
        Assert.Equal(Enumerable.Range(1, Many).Select(id => (long)id), active.Select(execution => execution.Id));
        Assert.All(active, execution => Assert.Equal((ExecutionStatus.CleaningUp, 2), (execution.Status, execution.Services.Length)));
    }

    [Fact]
    public async Task A_cancelled_write_is_whole_or_absent_and_the_next_one_succeeds()
    {
        var large = Enumerable.Range(1, Many).Select(id => SampleExecutions.Create(id)).ToArray();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.SaveAsync(SampleExecutions.ChangesOf(large), Epoch, new CancellationToken(canceled: true)));
        Assert.Empty(await ListIdsAsync());

        using var cancellation = new CancellationTokenSource();
        var write = Store.SaveAsync(SampleExecutions.ChangesOf(large), Epoch, cancellation.Token);
        await cancellation.CancelAsync();
        await write.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        Assert.Contains((await ListIdsAsync()).Count, new[] { 0, Many });

        await SaveAsync(large);
        Assert.Equal(Many, (await ListIdsAsync()).Count);
    }

    [Fact]
    public async Task Readers_see_whole_writes_only()
    {
        const int Executions = 50;
        await SaveAsync(Version(0));
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Deadline);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadAsync(stopping.Token), Deadline)).ToArray();
        for (var version = 1; version <= 40; version++) await SaveAsync(Version(version));
        await stopping.CancelAsync();
        await Task.WhenAll(readers);

        static Execution[] Version(int version) =>
        [
            .. Enumerable.Range(1, Executions).Select(id =>
            {
                var execution = SampleExecutions.Create(id, ExecutionStatus.Running);
                return execution with
                {
                    WaitReason = $"{version}",
                    Services = [execution.Services[0] with { Attempt = version }],
                };
            }),
        ];

        async Task ReadAsync(CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                var active = (await Store.LoadActiveAsync(Deadline)).Executions;
                Assert.Equal(Executions, active.Length);
                Assert.Single(active.Select(execution => (execution.WaitReason, execution.Services[0].Attempt.ToString(System.Globalization.CultureInfo.InvariantCulture))).Distinct());
                Assert.Equal(active[0].WaitReason, $"{active[0].Services[0].Attempt}");
            }
        }
    }

    [Fact]
    public async Task An_unreadable_record_is_reported_kept_and_deleted_and_others_are_read()
    {
        await SaveAsync([.. Enumerable.Range(1, 3).Select(id => SampleExecutions.Create(id, ExecutionStatus.Running))]);
        await Environment.DamageAsync(2);

        var state = await Store.LoadActiveAsync(Deadline);
        Assert.Equal([1, 3], state.Executions.Select(execution => execution.Id));
        var unreadable = Assert.Single(state.Unreadable);
        Assert.Equal((2, "run2", "ada", "running"), (unreadable.Id, unreadable.Name, unreadable.UserName, unreadable.Status));
        Assert.NotEmpty(unreadable.Problem);
        Assert.Equal(2, Assert.Single(Store.Unreadable).Id);
        Assert.Equal([1, 3], await ListIdsAsync());
        await Assert.ThrowsAsync<UnreadableExecutionException>(() => Store.FindAsync(2, Deadline));

        await DeleteAsync(2);
        Assert.Empty(Store.Unreadable);
        Assert.Null(await Store.FindAsync(2, Deadline));
    }

    private Task DeleteAsync(long id) =>
        Store.SaveAsync(new StoreChanges { Deleted = [id], NextIds = NextIds.First }, Epoch, Deadline);
}
