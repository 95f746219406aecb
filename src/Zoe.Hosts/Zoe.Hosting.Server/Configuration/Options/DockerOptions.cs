using System.Collections.Immutable;
using System.ComponentModel;
using Zoe.Backends.Docker;
using Zoe.Hosting.Server.Configuration.Formats;

namespace Zoe.Hosting.Server.Configuration.Options;

/// <summary>Settings of the Docker driver.</summary>
[DisplayName("Docker Engines")]
internal sealed class DockerOptions
{
    [Path("File in the format of docker.conf that lists Docker Engines; reloaded when it changes.",
        Default = "none: the engine at /var/run/docker.sock", See = "backends/docker.md")]
    public string? BackendDockerConfigFile { get; set; }

    [Text("Docker network that services join.")]
    public string OverlayNetworkName { get; set; } = "zoe";

    [Switch("Creates missing networks that services request, local to the engine; false rejects the service.")]
    public bool CreateNetworks { get; set; } = true;

    [Names("Docker networks that connect services on different engines, separated by commas.",
        Default = "detected")]
    public ImmutableArray<string> SpanningNetworks { get; set; } = [];

    [Switch("true: ports with proxy are also published on the node, where they need no login.", See = "links.md")]
    public bool OpenProxiedPorts { get; set; }

    [Choice<DockerCoreLimit>("What cores mean to a container: quota (never more) or shares (more when the machine is idle).")]
    public DockerCoreLimit CoreLimit { get; set; }

    [Switch("Lets Docker Engines pull missing images.")]
    public bool PullImages { get; set; }

    [RegistryLoginFile("File with registry logins for pulls, in the format of ~/.docker/config.json.")]
    public string? RegistryLoginFile { get; set; }
}
