namespace Zoe.Backends.Docker;

/// <summary>The networks a container joins.</summary>
internal sealed record NetworkingConfig(Dictionary<string, EndpointRequest> EndpointsConfig);
