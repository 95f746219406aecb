using Microsoft.Extensions.Options;
using Zoe.Backends;
using Zoe.Backends.Docker;
using Zoe.Backends.Kubernetes;
using Zoe.Backends.Process;
using Zoe.Hosting;

namespace Zoe.Worker;

/// <summary>Chooses the back-end by the key <c>Backend</c>.</summary>
internal static class ConfiguredBackend
{
    private const string Choices = "Docker, Kubernetes, Processes or Virtual";

    /// <exception cref="OptionsValidationException">The key is missing or has another value.</exception>
    public static IZoeBuilder UseConfiguredBackend(this IZoeBuilder builder, IConfiguration section) =>
        section["Backend"]?.ToUpperInvariant() switch
        {
            "DOCKER" when section["DockerConfigFile"] is { } file => builder.UseDocker(file),
            "DOCKER" => builder.UseDocker(),
            "KUBERNETES" => builder.UseKubernetes(section.GetSection("Kubernetes").Get<KubernetesBackendOptions>() ?? new()),
            "PROCESSES" => builder.UseProcesses(),
            "VIRTUAL" => builder.UseVirtualCluster(section.GetValue("VirtualNodes", defaultValue: 2)),
            null => throw Refuse($"Zoe:Backend is not set; set it to {Choices}."),
            _ => throw Refuse($"Zoe:Backend is '{section["Backend"]}'; it must be {Choices}."),
        };

    private static OptionsValidationException Refuse(string failure) => new("Zoe", typeof(ZoeOptions), [failure]);
}
