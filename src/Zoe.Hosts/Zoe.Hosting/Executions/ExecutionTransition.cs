namespace Zoe.Hosting.Executions;

/// <summary>A permitted change of an execution's status.</summary>
/// <param name="From">The status before.</param>
/// <param name="To">The status after.</param>
/// <param name="Cause">What causes it, for the documentation.</param>
public sealed record ExecutionTransition(ExecutionStatus From, ExecutionStatus To, string Cause);
