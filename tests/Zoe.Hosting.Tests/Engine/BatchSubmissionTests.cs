using Zoe.Hosting.Store;
using Zoe.Hosting.Tests.Support;

namespace Zoe.Hosting.Tests.Engine;

/// <summary>Several submissions at once: one write, results in order, each checked for itself.</summary>
public sealed class BatchSubmissionTests : EngineTest
{
    [Fact]
    public async Task Submissions_of_a_batch_are_stored_with_one_write_and_have_ids_in_their_order()
    {
        FailingStore? store = null;
        await using var engine = await StartAsync(Cluster("a"), inner => store = new FailingStore(inner));

        var results = await engine.Executions.SubmitAllAsync([Named("one"), Named("two"), Named("three")], CancellationToken.None);

        results.Select(result => result.Execution!.Name).ShouldBe(["one", "two", "three"]);
        var ids = results.Select(result => result.Execution!.Id).ToList();
        ids.ShouldBe([ids[0], ids[0] + 1, ids[0] + 2]);
        ids.ConvertAll(store!.FirstWriteOf).Distinct().ShouldHaveSingleItem();
        foreach (var id in ids) await engine.WaitAsync(id, ExecutionStatus.Terminated);
    }

    [Fact]
    public async Task A_rejected_submission_has_its_reason_at_its_place_and_the_others_run()
    {
        await using var engine = await StartAsync(Cluster("a"));

        var results = await engine.Executions.SubmitAllAsync([Named("one"), Named(""), Named("three")], CancellationToken.None);

        results[1].Execution.ShouldBeNull();
        results[1].Rejection.ShouldBeOfType<InvalidSubmissionException>().Message.ShouldBe("The name of the execution is empty.");
        await engine.WaitAsync(results[0].Execution!.Id, ExecutionStatus.Terminated);
        await engine.WaitAsync(results[2].Execution!.Id, ExecutionStatus.Terminated);
    }

    [Fact]
    public async Task A_failed_write_rejects_the_whole_batch()
    {
        FailingStore? store = null;
        await using var engine = await StartAsync(Cluster("a"), inner => store = new FailingStore(inner));
        store!.FailNextWrite(takesEffect: false);

        await Should.ThrowAsync<StoreUnavailableException>(
            () => engine.Executions.SubmitAllAsync([Named("one"), Named("two")], CancellationToken.None));
    }

    [Fact]
    public async Task An_empty_batch_has_no_results()
    {
        await using var engine = await StartAsync(Cluster("a"));
        (await engine.Executions.SubmitAllAsync([], CancellationToken.None)).ShouldBeEmpty();
    }

    private static Submission Named(string name) => new(Applications.Batch(), name, EngineHost.Owner);
}
