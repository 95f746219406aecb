using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Zoe.Hosting.Server.Configuration.Formats;

namespace Zoe.Hosting.Server.Configuration.Options;

/// <summary>The back-end that runs services.</summary>
[DisplayName("Back-end")]
internal sealed class BackendOptions
{
    [Text("The back-end that runs services: DockerEngine, Kubernetes, Process, Virtual, or one of a plug-in.",
        Default = "detected", See = "configuration.md#back-end")]
    public string? Backend { get; set; }

    [Switch("Allows services to run as local processes, which are not isolated from each other or from the server.")]
    public bool AllowProcesses { get; set; }

    [Switch("true: unreserved cores of a node are distributed among its services.", See = "configuration.md#limits-of-services")]
    public bool DistributeCores { get; set; }

    [Number("Number of nodes of the virtual cluster."), Range(1, 100_000, ErrorMessage = "it must be a number of nodes from {1} to {2}")]
    public int VirtualNodes { get; set; } = 4;

    [Cores("Cores of each node of the virtual cluster.")]
    public int VirtualCores { get; set; } = 8000;

    [Memory("GiB of memory of each node of the virtual cluster.")]
    public long VirtualMemory { get; set; } = 32L << 30;
}
