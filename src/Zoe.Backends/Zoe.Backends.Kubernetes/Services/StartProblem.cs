namespace Zoe.Backends.Kubernetes.Services;

/// <summary>Why a service does not run yet.</summary>
/// <param name="Kind">What kind of problem it is.</param>
/// <param name="Text">For users, as a sentence without its full stop.</param>
internal sealed record StartProblem(StartProblemKind Kind, string Text);
