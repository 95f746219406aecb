using System.Collections.Immutable;
using Zoe.Backends.Docker;
using Zoe.Web.Configuration.Formats;

namespace Zoe.Web.Configuration.Options;

/// <summary>How Docker Engines are used.</summary>
[SettingGroup("Docker Engines")]
internal sealed class DockerOptions
{
    [Path("File in the format of docker.conf that lists Docker Engines; read again when it changes.",
        Default = "none: the engine at /var/run/docker.sock", See = "backends/docker.md")]
    public string? BackendDockerConfigFile { get; set; }

    [Text("Docker network that services join.")]
    public string OverlayNetworkName { get; set; } = "zoe";

    [Switch("Makes a network that a service asks for and an engine lacks, local to that engine; false refuses the service.")]
    public bool CreateNetworks { get; set; } = true;

    [Names("Docker networks through which services on different engines reach each other, separated by commas.",
        Default = "those of which the engines say so")]
    public ImmutableArray<string> SpanningNetworks { get; set; } = [];

    [Switch("true: ports with proxy are published like all others, to whoever reaches the node, without a login.", See = "links.md")]
    public bool OpenProxiedPorts { get; set; }

    [Choice<DockerCoreLimit>("What cores mean to a container: quota (never more) or shares (more when the machine is idle).")]
    public DockerCoreLimit CoreLimit { get; set; }

    [Switch("Lets Docker Engines pull images that they lack.")]
    public bool PullImages { get; set; }

    [RegistryLoginFile("Logins for pulling, a file in the form of ~/.docker/config.json.")]
    public string? RegistryLoginFile { get; set; }
}
