namespace Zoe.Backends.Docker;

/// <summary>The part of the limits of a container that is read back.</summary>
internal sealed record ContainerLimits(long Memory);
