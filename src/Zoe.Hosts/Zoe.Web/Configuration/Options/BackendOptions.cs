using Zoe.Web.Configuration.Formats;

namespace Zoe.Web.Configuration.Options;

/// <summary>What runs services.</summary>
[SettingGroup("Back-end")]
internal sealed class BackendOptions
{
    [Text("What runs services: DockerEngine, Kubernetes, Process, Virtual, or a back-end of a plug-in.",
        Default = "found by itself", See = "configuration.md#back-end")]
    public string? Backend { get; set; }

    [Switch("Lets services run as local processes although these isolate no user from another or from the server.")]
    public bool AllowProcesses { get; set; }

    [Switch("true: services share the cores of their node that nobody reserved.", See = "configuration.md#limits-of-services")]
    public bool DistributeCores { get; set; }

    [Number("How many nodes the virtual cluster has.", 1, 100_000, "it is a number of nodes from 1 to 100000")]
    public int VirtualNodes { get; set; } = 4;

    [Cores("Cores of each node of the virtual cluster.")]
    public int VirtualCores { get; set; } = 8000;

    [Memory("GiB of memory of each node of the virtual cluster.")]
    public long VirtualMemory { get; set; } = 32L << 30;
}
