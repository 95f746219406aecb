namespace Zoe.Backends.Kubernetes;

/// <summary>A folder that an NFS server exports.</summary>
internal sealed record NfsVolume(string Server, string Path);
