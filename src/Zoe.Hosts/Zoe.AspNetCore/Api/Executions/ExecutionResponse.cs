using Zoe.AspNetCore.Api.Values;
using Zoe.Hosting;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Statistics;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>
/// The client's <c>ExecutionDocument</c> as the server writes it: with the ZApp serialised directly instead of as a
/// JSON tree.
/// </summary>
internal sealed record ExecutionResponse
{
    public required long Id { get; init; }

    public required long UserId { get; init; }

    public required string UserName { get; init; }

    public required string Name { get; init; }

    public required DescriptionDocument Description { get; init; }

    public required double TimeSubmit { get; init; }

    public required double? TimeStart { get; init; }

    public required double? TimeEnd { get; init; }

    public required string Status { get; init; }

    public required string? ErrorMessage { get; init; }

    public required string? WaitReason { get; init; }

    public required IReadOnlyList<long> Services { get; init; }

    public required long Size { get; init; }

    public required int Priority { get; init; }

    public required double? TimeLimit { get; init; }

    public required double? Deadline { get; init; }

    public required double? ExpectedDuration { get; init; }

    public required bool DurationEstimated { get; init; }

    public required long? RestartOf { get; init; }

    public required double? IdleEnd { get; init; }

    public required double? KeepUntil { get; init; }

    public static ExecutionResponse From(Execution execution, INodeOutages outages) => new()
    {
        Id = execution.Id,
        UserId = execution.UserId,
        UserName = execution.UserName,
        Name = execution.Name,
        Description = new DescriptionDocument(execution.Application),
        TimeSubmit = execution.TimeSubmit.ToEpochSeconds(),
        TimeStart = execution.TimeStart.ToEpochSeconds(),
        TimeEnd = execution.TimeEnd.ToEpochSeconds(),
        Status = execution.Status.ToName(),
        ErrorMessage = execution.ErrorMessage,
        WaitReason = ExecutionReason.Describe(execution, outages),
        Services = [.. execution.Services.Select(service => service.Id)],
        Size = execution.Application.Size,
        Priority = execution.Priority,
        TimeLimit = execution.TimeLimit?.TotalSeconds,
        Deadline = execution.Deadline.ToEpochSeconds(),
        ExpectedDuration = execution.ExpectedDuration?.TotalSeconds,
        DurationEstimated = execution.IsDurationEstimated,
        RestartOf = execution.RestartOf,
        IdleEnd = execution.IdleEnd.ToEpochSeconds(),
        KeepUntil = execution.KeepUntil.ToEpochSeconds(),
    };
}
