using System;
using k8s.Models;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>Says where a service's workspace and mounts come from.</summary>
internal sealed class ServiceVolumes(KubernetesSharedFolder? shared, KubernetesPodSecurity security)
{
    private const string SharedVolume = "shared";

    /// <summary>The pod's volumes and the container's mounts.</summary>
    /// <exception cref="FormatException">A path is not absolute, or it is one of the node and those may not be mounted.</exception>
    public (List<V1Volume> Volumes, List<V1VolumeMount> Mounts) Describe(ServiceSpec spec)
    {
        var (volumes, mounts) = (new List<V1Volume>(), new List<V1VolumeMount>());
        if (spec.Workspace is { } workspace)
            Add(new ServiceMount(workspace, ServiceSpec.WorkspaceMountPath, ReadOnly: false), volumes, mounts);
        foreach (var mount in spec.Mounts) Add(mount, volumes, mounts);
        return (volumes, mounts);
    }

    private void Add(ServiceMount mount, List<V1Volume> volumes, List<V1VolumeMount> mounts)
    {
        if (!mount.HostPath.StartsWith('/')) throw new FormatException($"The path '{mount.HostPath}' is not absolute");
        // Without the dots that could lead out of the shared folder.
        var path = Path.GetFullPath(mount.HostPath);
        var isShared = FindShared(path, out var subPath);
        if (!isShared && security != KubernetesPodSecurity.Privileged)
        {
            throw new FormatException(
                $"pod security is {security.ToString().ToLowerInvariant()}, so that '{path}' of the node cannot be mounted: set the shared folder to a volume claim (pvc:<claim>) that has it");
        }

        var source = isShared ? DescribeShared() : new V1Volume
        {
            Name = $"host-{volumes.Count}",
            // Otherwise a node without the folder gets an empty one, and the reason why data are missing does not show.
            HostPath = new V1HostPathVolumeSource { Path = path, Type = "Directory" },
        };
        if (!volumes.Exists(volume => volume.Name == source.Name)) volumes.Add(source);
        mounts.Add(new V1VolumeMount
        {
            Name = source.Name,
            MountPath = mount.ContainerPath,
            ReadOnlyProperty = mount.ReadOnly ? true : null,
            SubPath = subPath,
        });
    }

    private bool FindShared(string path, out string? subPath)
    {
        subPath = null;
        if (shared is null) return false;
        var relative = Path.GetRelativePath(shared.RootPath, path);
        if (relative == "." || relative == "..") return relative == ".";
        if (relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative)) return false;
        subPath = relative;
        return true;
    }

    private V1Volume DescribeShared() => new()
    {
        Name = SharedVolume,
        PersistentVolumeClaim = shared!.ClaimName is { } claim ? new V1PersistentVolumeClaimVolumeSource { ClaimName = claim } : null,
        Nfs = shared.ClaimName is null ? new V1NFSVolumeSource { Server = shared.NfsServer, Path = shared.NfsPath } : null,
    };
}
