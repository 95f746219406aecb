using Zoe.Hosting.Quotas;

namespace Zoe.Hosting;

/// <summary>
/// Settings of the engine, validated at start with all errors at once. Of later changes only those of <see
/// cref="MaxMemoryBytes"/> and <see cref="MaxMillicores"/> take effect, when the configuration is reloaded.
/// </summary>
public sealed class ZoeOptions
{
    /// <summary>Separates this deployment's containers, workspaces and logs from others' on the same machines.</summary>
    public string DeploymentName { get; set; } = "prod";

    /// <summary>Folder of the embedded store, logs and keys.</summary>
    public string DataPath { get; set; } = "zoe-data";

    /// <summary>
    /// False when this host never leads: it answers from a shared store and passes requests to the host that does.
    /// </summary>
    public bool RunEngine { get; set; } = true;

    /// <summary>Holds a folder per deployment and user; null means <c>workspaces</c> under <see cref="DataPath"/>.</summary>
    public string? WorkspaceBasePath { get; set; }

    /// <summary>Holds the logs of services; null means <c>service-logs</c> under <see cref="DataPath"/>.</summary>
    public string? ServiceLogsBasePath { get; set; }

    /// <summary>Folder of this deployment's workspaces.</summary>
    public string WorkspaceFolder => Path.Combine(WorkspaceBasePath ?? Path.Combine(DataPath, "workspaces"), DeploymentName);

    /// <summary>Folder of this deployment's logs.</summary>
    public string ServiceLogsFolder =>
        Path.Combine(ServiceLogsBasePath ?? Path.Combine(DataPath, "service-logs"), DeploymentName);

    /// <summary>
    /// Maximum size of one service's output in bytes, over all its attempts; the oldest output is deleted.
    /// </summary>
    public long ServiceLogMaxBytes { get; set; } = 256L << 20;

    /// <summary>
    /// Size in bytes at which a new output file is started. Limits are exact to the size of one file.
    /// </summary>
    public long ServiceLogFileBytes { get; set; } = 16L << 20;

    /// <summary>Folders mounted read-only into every service.</summary>
    public IList<AdditionalVolume> AdditionalVolumes { get; } = [];

    /// <summary>Folders from which ZApps may mount volumes; empty for none.</summary>
    public IList<AllowedFolder> VolumeAllowList { get; } = [];

    /// <summary>
    /// Path below which the host forwards requests to services, with a slash at both ends; null when it does not.
    /// Services get the paths of their ports in <c>REVERSE_PROXY_PATH_&lt;port&gt;</c>.
    /// </summary>
    public string? LinkBasePath { get; set; }

    /// <summary>
    /// Path below which users reach the host through a reverse proxy, such as <c>/zoe</c>; empty for none. Prefixed to
    /// the paths that services get.
    /// </summary>
    public string PublicPathBase { get; set; } = "";

    /// <summary>Key that signs the paths of ports; keep it secret. Changing it changes all links.</summary>
    public ReadOnlyMemory<byte> LinkSecret { get; set; }

    /// <summary>
    /// Group id on the shared file system; owns workspaces and is passed to services as <c>ZOE_GID</c>.
    /// </summary>
    public int FsGroupId { get; set; } = 5001;

    /// <summary>Name of the mode: how essential and elastic services share the cluster.</summary>
    public string SchedulerMode { get; set; } = "flexible";

    /// <summary>Name of the queue order.</summary>
    public string SchedulerPolicy { get; set; } = "fifo";

    /// <summary>Name of the placement policy.</summary>
    public string PlacementPolicy { get; set; } = "average";

    /// <summary>Waiting time after which nodes are reserved for an execution; null for never.</summary>
    public TimeSpan? SchedulerReserveAfter { get; set; }

    /// <summary>Maximum memory of a service in bytes; null for no limit besides those of ZApps.</summary>
    public long? MaxMemoryBytes { get; set; }

    /// <summary>Maximum cores of a service in milli-cores; null for no limit besides those of ZApps.</summary>
    public int? MaxMillicores { get; set; }

    /// <summary>
    /// Distributes the unreserved cores of a node among its services, in equal parts, if the backend can resize running
    /// services. Otherwise services are limited only by the maxima of their ZApps.
    /// </summary>
    public bool DistributeCores { get; set; }

    /// <summary>Runs services as their owner and <see cref="FsGroupId"/> instead of as the image's user.</summary>
    public bool RunAsOwner { get; set; }

    /// <summary>Address to which capable backends send the services' output as GELF messages; null for none.</summary>
    public string? GelfAddress { get; set; }

    /// <summary>UDP port on which GELF messages are received, 0 for any free port; null for none.</summary>
    public int? GelfListenerPort { get; set; }

    /// <summary>IP address on which GELF messages are received.</summary>
    public string GelfListenAddress { get; set; } = "127.0.0.1";

    /// <summary>Networks that may send GELF messages, such as <c>10.1.0.0/16</c>; empty for all.</summary>
    public IList<string> GelfAllowedSources { get; } = [];

    /// <summary>Grace time after which a service that is being stopped is killed.</summary>
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a node may be unreachable before its services are given up and, if the ZApp allows, restarted on other
    /// nodes; null for never.
    /// </summary>
    public TimeSpan? NodeLostAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Number of failed starts in a row of an essential service after which its execution ends in error; null for no
    /// limit. An attempt that ends within 10 seconds counts as failed.
    /// </summary>
    public int? MaxFailedStarts { get; set; } = 10;

    /// <summary>The quota of users that have none of their own.</summary>
    public Quota DefaultQuota { get; set; } = Quota.None;

    /// <summary>
    /// Estimates expected durations that are not given with a submission from former runs of the same ZApp by the same
    /// user.
    /// </summary>
    public bool EstimateDurations { get; set; } = true;

    /// <summary>
    /// How long a running execution may be idle before it is ended: no request through its links and no CPU usage; null
    /// for never. Needs CPU usage: a back-end that reports it and <see cref="UsageInterval"/>.
    /// </summary>
    public TimeSpan? IdleAfter { get; set; }

    /// <summary>How long before its end the owner of an idle execution is warned.</summary>
    public TimeSpan IdleWarning { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long idempotency keys of submissions are kept, at least.</summary>
    public TimeSpan IdempotencyKeyRetention { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// How long executions are kept after their end, with their histories, usage and logs; null for ever. Totals of
    /// accounting stay.
    /// </summary>
    public TimeSpan? ExecutionRetention { get; set; }

    /// <summary>Folder in which executions are archived before they are deleted because of their age; null for no archive.</summary>
    public string? ArchiveFolder { get; set; }

    /// <summary>How long audit entries are kept; null for ever.</summary>
    public TimeSpan? AuditRetention { get; set; } = TimeSpan.FromDays(400);

    /// <summary>Interval at which the usage of services is sampled; null for never, which also turns accounting off.</summary>
    public TimeSpan? UsageInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the usage of services is kept, unless their execution is deleted earlier; null for ever.</summary>
    public TimeSpan? UsageRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Interval of full listings for reconciliation.</summary>
    public TimeSpan ReconcileInterval { get; set; } = TimeSpan.FromSeconds(60);
}
