namespace Zoe.Backends.Kubernetes;

/// <summary>One kind of a group, or a part of one, such as <c>pods/resize</c>.</summary>
internal sealed record ApiResource(string Name);
