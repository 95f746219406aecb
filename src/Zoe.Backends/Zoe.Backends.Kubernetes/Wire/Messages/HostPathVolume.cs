namespace Zoe.Backends.Kubernetes;

/// <summary>A folder of the node. With type <c>Directory</c> it must be there.</summary>
internal sealed record HostPathVolume(string Path, string Type);
