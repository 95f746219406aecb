namespace Zoe.Backends.Kubernetes;

/// <summary>A volume of a pod; exactly one of the sources is set.</summary>
internal sealed record Volume
{
    public required string Name { get; init; }

    public HostPathVolume? HostPath { get; init; }

    public EmptyDirVolume? EmptyDir { get; init; }

    public ClaimVolume? PersistentVolumeClaim { get; init; }

    public NfsVolume? Nfs { get; init; }
}
