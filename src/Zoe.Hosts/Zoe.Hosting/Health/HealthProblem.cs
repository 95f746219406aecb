namespace Zoe.Hosting.Health;

/// <summary>A current condition that administrators should know about.</summary>
/// <param name="Name">One of <see cref="HealthConditions"/>, or a name of the host's own.</param>
/// <param name="Message">What is wrong and what to do, for administrators.</param>
/// <param name="IsFatal">True when no submissions can be accepted.</param>
/// <param name="Since">When it was raised.</param>
public sealed record HealthProblem(string Name, string Message, bool IsFatal, DateTimeOffset Since)
{
    /// <summary>True when only a restart of the process ends it.</summary>
    public bool NeedsRestart { get; init; }
}
