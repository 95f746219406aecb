using System.Text.Json.Serialization;

namespace Zoe.Model.ZAppsV2;

/// <summary>A mounted host folder; <c>["/host", "/container", true]</c> in documents.</summary>
/// <param name="HostPath">Absolute path on the host.</param>
/// <param name="ContainerPath">Absolute path in the container.</param>
/// <param name="ReadOnly">True for a read-only mount.</param>
[JsonConverter(typeof(ZAppV2VolumeConverter))]
public sealed record ZAppV2Volume(string HostPath, string ContainerPath, bool ReadOnly);
