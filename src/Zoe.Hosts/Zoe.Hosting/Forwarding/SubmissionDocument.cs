using Zoe.Model;

namespace Zoe.Hosting.Forwarding;

/// <summary>A submission as JSON in the store. Of the owner only what an execution keeps.</summary>
internal sealed record SubmissionDocument
{
    /// <summary>The ZApp as JSON.</summary>
    public required string Application { get; init; }

    public required string Name { get; init; }

    public required long OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public int OwnerFsUid { get; init; }

    public string? IdempotencyKey { get; init; }

    public int Priority { get; init; }

    public TimeSpan? TimeLimit { get; init; }

    public TimeSpan? ExpectedDuration { get; init; }

    public long? RestartOf { get; init; }

    public static SubmissionDocument Of(Submission submission) => new()
    {
        Application = ZAppWriter.WriteCompact(submission.Application),
        Name = submission.Name,
        OwnerId = submission.Owner.Id,
        OwnerName = submission.Owner.UserName,
        OwnerFsUid = submission.Owner.FsUid,
        IdempotencyKey = submission.IdempotencyKey,
        Priority = submission.Priority,
        TimeLimit = submission.TimeLimit,
        ExpectedDuration = submission.ExpectedDuration,
        RestartOf = submission.RestartOf,
    };

    public Submission ToSubmission() => new(
        ZAppReader.ReadTrusted(Application), Name, new User { Id = OwnerId, UserName = OwnerName, FsUid = OwnerFsUid })
    {
        IdempotencyKey = IdempotencyKey,
        Priority = Priority,
        TimeLimit = TimeLimit,
        ExpectedDuration = ExpectedDuration,
        RestartOf = RestartOf,
    };
}
