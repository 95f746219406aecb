namespace Zoe.Hosting;

/// <summary>
/// Settings of the engine, checked at the start with all that is wrong at once. Of changes afterwards only those of
/// <see cref="MaxMemoryBytes"/> and <see cref="MaxMillicores"/> take effect, when the configuration is read again.
/// </summary>
public sealed class ZoeOptions
{
    /// <summary>Separates this deployment's containers, workspaces and logs from others' on the same machines.</summary>
    public string DeploymentName { get; set; } = "prod";

    /// <summary>Where the embedded store, logs and keys live.</summary>
    public string DataPath { get; set; } = "zoe-data";

    /// <summary>Holds a folder per deployment and user; null means <c>workspaces</c> under <see cref="DataPath"/>.</summary>
    public string? WorkspaceBasePath { get; set; }

    /// <summary>Holds the logs of services; null means <c>service-logs</c> under <see cref="DataPath"/>.</summary>
    public string? ServiceLogsBasePath { get; set; }

    /// <summary>Where the workspaces of this deployment are.</summary>
    public string WorkspaceFolder => Path.Combine(WorkspaceBasePath ?? Path.Combine(DataPath, "workspaces"), DeploymentName);

    /// <summary>Where the logs of this deployment are.</summary>
    public string ServiceLogsFolder =>
        Path.Combine(ServiceLogsBasePath ?? Path.Combine(DataPath, "service-logs"), DeploymentName);

    /// <summary>How many bytes of output are kept of one service, all its runs together; the oldest are deleted.</summary>
    public long ServiceLogMaxBytes { get; set; } = 256L << 20;

    /// <summary>After how many bytes a new file of output is begun. Limits are kept to the size of one file.</summary>
    public long ServiceLogFileBytes { get; set; } = 16L << 20;

    /// <summary>Folders that every service gets, read-only.</summary>
    public IList<AdditionalVolume> AdditionalVolumes { get; } = [];

    /// <summary>Folders from which ZApps may mount volumes; empty for none.</summary>
    public IList<AllowedFolder> VolumeAllowList { get; } = [];

    /// <summary>
    /// Path below which the host passes requests on to services, with a slash at both ends; null when it does not. Ports
    /// are told theirs in <c>REVERSE_PROXY_PATH_&lt;port&gt;</c>.
    /// </summary>
    public string? LinkBasePath { get; set; }

    /// <summary>
    /// Path below which users reach the host through a reverse proxy, such as <c>/zoe</c>; empty for none. Services are
    /// told their paths with it.
    /// </summary>
    public string PublicPathBase { get; set; } = "";

    /// <summary>Signs the paths of ports; never to be told, and to stay the same for links to stay the same.</summary>
    public ReadOnlyMemory<byte> LinkSecret { get; set; }

    /// <summary>Group id on the shared file system that owns workspaces and that services are told as <c>ZOE_GID</c>.</summary>
    public int FsGroupId { get; set; } = 5001;

    /// <summary>Name of the way in which essential and elastic services share the cluster.</summary>
    public string SchedulerMode { get; set; } = "flexible";

    /// <summary>Name of the order in which executions get their turn.</summary>
    public string SchedulerPolicy { get; set; } = "fifo";

    /// <summary>Name of the rule that picks a node.</summary>
    public string PlacementPolicy { get; set; } = "average";

    /// <summary>After which wait an execution gets nodes set aside for it; null for never.</summary>
    public TimeSpan? SchedulerReserveAfter { get; set; }

    /// <summary>Memory in bytes that no service may pass; null for no limit beside those of ZApps.</summary>
    public long? MaxMemoryBytes { get; set; }

    /// <summary>Cores in thousandths that no service may pass; null for no limit beside those of ZApps.</summary>
    public int? MaxMillicores { get; set; }

    /// <summary>
    /// Lets services use the cores of their node that nobody reserved, in equal parts, where the backend can change the
    /// cores of what runs. Without it, services are limited only by the maxima of their ZApps.
    /// </summary>
    public bool DistributeCores { get; set; }

    /// <summary>Runs services as their owner, with <see cref="FsGroupId"/>, instead of as their image says.</summary>
    public bool RunAsOwner { get; set; }

    /// <summary>Where backends that can shall send the services' output as GELF messages; null for nowhere.</summary>
    public string? GelfAddress { get; set; }

    /// <summary>UDP port on which GELF messages are received, 0 for any free one; null for none.</summary>
    public int? GelfListenerPort { get; set; }

    /// <summary>IP address on which GELF messages are received.</summary>
    public string GelfListenAddress { get; set; } = "127.0.0.1";

    /// <summary>Networks that may send GELF messages, such as <c>10.1.0.0/16</c>; empty for all.</summary>
    public IList<string> GelfAllowedSources { get; } = [];

    /// <summary>How long a service may take to end before it is killed.</summary>
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a node may not answer before its services are given up and, as far as the ZApp allows, started on other
    /// nodes; null for never.
    /// </summary>
    public TimeSpan? NodeLostAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often everything is compared with what the nodes really run.</summary>
    public TimeSpan ReconcileInterval { get; set; } = TimeSpan.FromSeconds(60);
}
