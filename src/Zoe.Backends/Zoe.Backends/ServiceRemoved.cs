namespace Zoe.Backends;

/// <summary>A service no longer exists on its node, whether Zoe removed it or not.</summary>
/// <param name="Key">The service.</param>
/// <param name="Node">Where it was.</param>
public sealed record ServiceRemoved(ServiceKey Key, string Node) : BackendEvent;
