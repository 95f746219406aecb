using System.Collections.Immutable;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Store;
using Zoe.Model;
using Zoe.Model.Expansion;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>Submits an execution.</summary>
/// <param name="Submission">A validated submission.</param>
internal sealed record SubmitRequest(Submission Submission) : Request
{
    private readonly TaskCompletionSource<Execution> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ZAppInstances _instances = ApplicationInstances.Of(Submission.Application);

    public Task<Execution> Answer => _answer.Task;

    /// <summary>The new execution; null until the request is applied.</summary>
    public Execution? Accepted { get; private set; }

    /// <summary>The trace context of the caller; null when it is not traced.</summary>
    public string? TraceParent { get; init; }

    public override long Bytes { get; } = ApplicationSize.Of(Submission.Application);

    public override EngineState Apply(EngineState state, DateTimeOffset now)
    {
        if (Submission.IdempotencyKey is { } used && state.RecentKeys.Find(Submission.Owner.Id, used) is { } known)
            return Repeat(state, known);
        var id = state.NextIds.Execution;
        var nextService = state.NextIds.Service;
        var services = ImmutableArray.CreateBuilder<Service>(_instances.All.Length);
        foreach (var instance in _instances.All)
        {
            services.Add(new Service
            {
                Id = nextService++,
                ExecutionId = id,
                Name = instance.Name,
                Group = instance.Definition.Name,
                Essential = instance.Essential,
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
            TraceParent = TraceParent,
            Priority = Submission.Priority,
            TimeLimit = Submission.TimeLimit,
            ExpectedDuration = Submission.ExpectedDuration ?? Submission.Estimate,
            IsDurationEstimated = Submission.ExpectedDuration is null && Submission.Estimate is not null,
            RestartOf = Submission.RestartOf,
            Services = services.DrainToImmutable(),
        };
        state.CheckAlone(submitted);
        state = state.With(state.Enter(submitted, now), by: Submission.Owner.UserName) with { NextIds = new NextIds(id + 1, nextService) };
        Accepted = state.Executions[id];
        if (Submission.IdempotencyKey is not { } key) return state;
        var accepted = new SubmissionKey(Submission.Owner.Id, key, Submission.Fingerprint!, id, now);
        return state with { Keys = state.Keys.Add(accepted), RecentKeys = state.RecentKeys.Add(accepted) };
    }

    public override void Complete() => _answer.TrySetResult(Accepted!);

    public override void Fail(Exception exception) => _answer.TrySetException(exception);

    /// <summary>The same submission has reached the engine through another host.</summary>
    private EngineState Repeat(EngineState state, SubmissionKey known)
    {
        if (known.Fingerprint != Submission.Fingerprint) throw IdempotencyKeyException.OtherSubmission(known.Key, known.ExecutionId);
        // When it has ended meanwhile, a repetition finds its key in the store.
        Accepted = state.Executions.GetValueOrDefault(known.ExecutionId) ?? throw new EngineBusyException();
        return state;
    }
}
