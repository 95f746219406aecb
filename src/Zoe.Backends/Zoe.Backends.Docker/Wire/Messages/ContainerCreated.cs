namespace Zoe.Backends.Docker;

/// <summary>Answer of <c>/containers/create</c>.</summary>
internal sealed record ContainerCreated(string Id);
