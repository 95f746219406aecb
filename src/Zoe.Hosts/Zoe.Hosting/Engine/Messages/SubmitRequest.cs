using System.Collections.Immutable;
using Zoe.Model;

namespace Zoe.Hosting;

/// <summary>Accept an execution.</summary>
internal sealed record SubmitRequest(Submission Submission, string DeploymentName) : Request
{
    private readonly TaskCompletionSource<Execution> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Execution? _accepted;

    public Task<Execution> Answer => _answer.Task;

    public override EngineState Apply(EngineState state, DateTimeOffset now)
    {
        var id = state.NextIds.Execution;
        var nextService = state.NextIds.Service;
        var services = ImmutableArray.CreateBuilder<Service>();
        var context = ServiceNames.Context(id, Submission.Name, Submission.Owner.UserName, DeploymentName);
        foreach (var expanded in ZAppExpansion.Expand(Submission.Application, context))
        {
            services.Add(new Service
            {
                Id = nextService++,
                ExecutionId = id,
                Name = expanded.Name,
                Group = expanded.Group,
                Essential = expanded.Essential,
                Status = ServiceStatus.Created,
            });
        }

        var submitted = new Execution
        {
            Id = id,
            Name = Submission.Name,
            UserId = Submission.Owner.Id,
            UserName = Submission.Owner.UserName,
            UserFsUid = Submission.Owner.FsUid,
            Application = Submission.Application,
            Status = ExecutionStatus.Submitted,
            TimeSubmit = now,
            Services = services.DrainToImmutable(),
        };
        _accepted = submitted.Advance(now);
        return state.With(_accepted) with { NextIds = new NextIds(id + 1, nextService) };
    }

    public override void Complete() => _answer.TrySetResult(_accepted!);

    public override void Fail(Exception exception) => _answer.TrySetException(exception);
}
