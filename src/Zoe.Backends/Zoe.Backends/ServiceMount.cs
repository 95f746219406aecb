namespace Zoe.Backends;

/// <summary>A host folder mounted into a service.</summary>
/// <param name="HostPath">Absolute path on the node.</param>
/// <param name="ContainerPath">Absolute path inside the service.</param>
/// <param name="ReadOnly">True forbids writing.</param>
public sealed record ServiceMount(string HostPath, string ContainerPath, bool ReadOnly);
