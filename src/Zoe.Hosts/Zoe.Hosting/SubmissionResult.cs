namespace Zoe.Hosting;

/// <summary>The result of one of several submissions: either an execution or the reason of its rejection.</summary>
/// <param name="Execution">The execution as stored; null when it was rejected.</param>
/// <param name="Rejection">
/// The exception that a single submission would have thrown; null when it was accepted.
/// </param>
public sealed record SubmissionResult(Execution? Execution, Exception? Rejection);
