using Zoe.Model;

namespace Zoe.Hosting;

/// <summary>A request to run a ZApp.</summary>
/// <param name="Application">A valid description.</param>
/// <param name="Name">The execution's name: 1 to 128 characters.</param>
/// <param name="Owner">The owner of the execution.</param>
public sealed record Submission(ZApp Application, string Name, User Owner)
{
    /// <summary>Maximum length of <see cref="IdempotencyKey"/>.</summary>
    public const int MaxKeyLength = 255;

    /// <summary>Largest absolute value of <see cref="Priority"/>.</summary>
    public const int MaxPriority = 100;

    /// <summary>Maximum of <see cref="TimeLimit"/> and <see cref="ExpectedDuration"/>: about 31 years.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(1e9);

    /// <summary>
    /// Unique among the owner's submissions, so that a repeated one creates nothing new; null for none. Kept for <see
    /// cref="ZoeOptions.IdempotencyKeyRetention"/>.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Higher ones are ahead in the queue, whatever its order; negative ones are behind.</summary>
    public int Priority { get; init; }

    /// <summary>How long it may run, from its start on; null for as long as the owner's quota allows.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>How long it is expected to run; null for an estimate from former runs.</summary>
    public TimeSpan? ExpectedDuration { get; init; }

    /// <summary>The execution that it repeats; null for none.</summary>
    public long? RestartOf { get; init; }
}
