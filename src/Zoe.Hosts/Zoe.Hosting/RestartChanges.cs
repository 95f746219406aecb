using Zoe.Model;

namespace Zoe.Hosting;

/// <summary>What is different in the restart of an execution; null members are as they were.</summary>
public sealed record RestartChanges
{
    /// <summary>No changes.</summary>
    public static RestartChanges None { get; } = new();

    /// <summary>A valid description.</summary>
    public ZApp? Application { get; init; }

    /// <summary>The name of the new execution.</summary>
    public string? Name { get; init; }

    /// <summary><see cref="Submission.Priority"/>.</summary>
    public int? Priority { get; init; }

    /// <summary><see cref="Submission.TimeLimit"/>.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary><see cref="Submission.ExpectedDuration"/>.</summary>
    public TimeSpan? ExpectedDuration { get; init; }

    /// <summary><see cref="Submission.IdempotencyKey"/> of the restart.</summary>
    public string? IdempotencyKey { get; init; }
}
