using k8s.Models;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>Says as whom and with which rights a service's processes run.</summary>
internal sealed class ServiceSecurity(KubernetesBackendOptions options)
{
    private bool IsRestricted => options.PodSecurity == KubernetesPodSecurity.Restricted;

    /// <summary>What holds for the pod; null when the image decides alone.</summary>
    /// <exception cref="FormatException">The service is to run as root, which the level forbids.</exception>
    public V1PodSecurityContext? DescribePod(ServiceSpec spec)
    {
        var user = spec.User ?? options.RunAs;
        if (IsRestricted && user is { Uid: 0 })
            throw new FormatException("it is to run as its owner, who has the user id 0 (root), and pod security is restricted");
        if (user is null && !IsRestricted) return null;
        return new V1PodSecurityContext
        {
            RunAsUser = user?.Uid,
            RunAsGroup = user?.Gid,
            RunAsNonRoot = IsRestricted ? true : null,
            SeccompProfile = IsRestricted ? new V1SeccompProfile { Type = "RuntimeDefault" } : null,
        };
    }

    /// <summary>What holds for the container.</summary>
    public V1SecurityContext DescribeContainer() => new()
    {
        AllowPrivilegeEscalation = false,
        Capabilities = IsRestricted ? new V1Capabilities { Drop = ["ALL"] } : null,
    };
}
