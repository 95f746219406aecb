namespace Zoe.Backends.Kubernetes;

/// <summary>Why a service does not run yet.</summary>
/// <param name="Kind">What can be hoped for.</param>
/// <param name="Text">The same in plain words, as a sentence without its full stop.</param>
internal sealed record StartTrouble(StartTroubleKind Kind, string Text);
