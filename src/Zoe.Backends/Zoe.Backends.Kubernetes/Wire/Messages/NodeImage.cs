namespace Zoe.Backends.Kubernetes;

/// <summary>An image that is on a node, with all its names.</summary>
internal sealed record NodeImage(string[]? Names);
