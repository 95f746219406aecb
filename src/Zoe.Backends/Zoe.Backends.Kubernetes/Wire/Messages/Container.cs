namespace Zoe.Backends.Kubernetes;

/// <summary>A container of a pod.</summary>
internal sealed record Container
{
    public required string Name { get; init; }

    public string? Image { get; init; }

    public string? ImagePullPolicy { get; init; }

    /// <summary>Arguments of the image's entry point.</summary>
    public string[]? Args { get; init; }

    public string? WorkingDir { get; init; }

    public EnvironmentVariable[]? Env { get; init; }

    public ContainerPort[]? Ports { get; init; }

    public ResourceRequirements? Resources { get; init; }

    public VolumeMount[]? VolumeMounts { get; init; }

    public ContainerSecurityContext? SecurityContext { get; init; }

    /// <summary>Set to <c>Always</c> for an init container that goes on beside the others.</summary>
    public string? RestartPolicy { get; init; }
}
