namespace Zoe.Backends.Docker;

/// <summary>The networks of a container; ports only when it was inspected.</summary>
internal sealed record ContainerNetworks(
    Dictionary<string, EndpointDetails>? Networks, Dictionary<string, PortBinding[]?>? Ports);
