namespace Zoe.Hosting.Health;

/// <summary>A condition that an administrator should know of and that has not ended yet.</summary>
/// <param name="Name">What it is, one of <see cref="HealthConditions"/> or a host's own.</param>
/// <param name="Message">What is wrong and what to do, for people.</param>
/// <param name="IsFatal">True when nothing new can be accepted meanwhile; false when work goes on with restrictions.</param>
/// <param name="Since">When it was raised.</param>
public sealed record HealthProblem(string Name, string Message, bool IsFatal, DateTimeOffset Since);
