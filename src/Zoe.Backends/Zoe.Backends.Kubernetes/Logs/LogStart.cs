namespace Zoe.Backends.Kubernetes.Logs;

/// <summary>Where the file begins in which a node collects a container's output now.</summary>
/// <param name="IsKnown">False when the node did not answer.</param>
/// <param name="FirstLine">The time of its first line; null while it is empty.</param>
internal readonly record struct LogStart(bool IsKnown, DateTimeOffset? FirstLine);
