namespace Zoe.Backends.Docker;

/// <summary>The part of the configuration of a container that is read back.</summary>
internal sealed record ContainerLabels(Dictionary<string, string>? Labels);
