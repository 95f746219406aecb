namespace Zoe.Hosting;

/// <summary>Settings of the engine.</summary>
public sealed record ZoeOptions
{
    /// <summary>Separates this deployment's containers, workspaces and logs from others' on the same machines.</summary>
    public string DeploymentName { get; init; } = "prod";

    /// <summary>Where the embedded store, logs and keys live.</summary>
    public string DataPath { get; init; } = "zoe-data";

    /// <summary>Holds a folder per deployment and user; null means <c>workspaces</c> under <see cref="DataPath"/>.</summary>
    public string? WorkspaceBasePath { get; init; }

    /// <summary>Holds the logs of services; null means <c>service-logs</c> under <see cref="DataPath"/>.</summary>
    public string? ServiceLogsBasePath { get; init; }

    /// <summary>Group id on the shared file system that services are told as <c>ZOE_GID</c>.</summary>
    public int FsGroupId { get; init; } = 5001;

    /// <summary>Name of the way in which essential and elastic services share the cluster.</summary>
    public string SchedulerMode { get; init; } = "flexible";

    /// <summary>Name of the order in which executions get their turn.</summary>
    public string SchedulerPolicy { get; init; } = "fifo";

    /// <summary>Name of the rule that picks a node.</summary>
    public string PlacementPolicy { get; init; } = "average";

    /// <summary>After which wait an execution gets nodes set aside for it; null for never.</summary>
    public TimeSpan? SchedulerReserveAfter { get; init; }

    /// <summary>How long a service may take to end before it is killed.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often everything is compared with what the nodes really run.</summary>
    public TimeSpan ReconcileInterval { get; init; } = TimeSpan.FromSeconds(60);
}
