using System.Text.Json.Serialization;

namespace Zoe.Model;

/// <summary>A mounted host folder; documents write it as <c>["/host", "/container", true]</c>.</summary>
/// <param name="HostPath">Absolute path on the host.</param>
/// <param name="ContainerPath">Absolute path in the service.</param>
/// <param name="ReadOnly">True forbids writing.</param>
[JsonConverter(typeof(ZAppV2VolumeConverter))]
public sealed record ZAppV2Volume(string HostPath, string ContainerPath, bool ReadOnly);
