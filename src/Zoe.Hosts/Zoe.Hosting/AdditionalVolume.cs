namespace Zoe.Hosting;

/// <summary>A folder of the hosts that the administrator gives to every service, read-only.</summary>
/// <param name="HostPath">Absolute path, the same on every node.</param>
/// <param name="Name">It appears in services as <c>/mnt/&lt;name&gt;</c>.</param>
public sealed record AdditionalVolume(string HostPath, string Name);
