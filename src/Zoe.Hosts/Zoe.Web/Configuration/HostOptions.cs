namespace Zoe.Web;

/// <summary>All settings of the host.</summary>
internal static class HostOptions
{
    public static readonly HostOption ListenAddress = new("ListenAddress", "127.0.0.1",
        "IP address to listen on; 0.0.0.0 for all.");

    public static readonly HostOption ListenPort = new("ListenPort", "5001",
        "TCP port to listen on; 0 takes a free one.");

    public static readonly HostOption DataPath = new("DataPath", "./zoe-data",
        "Folder of the database, the keys and, unless set otherwise, workspaces and logs.");

    public static readonly HostOption Backend = new("Backend", "found by itself",
        "What runs services: DockerEngine, Process or Virtual. Unset: a Docker Engine at /var/run/docker.sock, else local processes.");

    public static readonly HostOption ZappShopPath = new("ZappShopPath", "the sample shop",
        "Folder of the ZApp shop.");

    public static readonly HostOption DeploymentName = new("DeploymentName", "prod",
        "Keeps this deployment's containers apart from others'; lower-case letters, digits and '-'.");

    public static readonly HostOption AdminPassword = new("AdminPassword", "generated at the first start",
        "Sets the password of the user admin.");

    public static readonly HostOption BackendDockerConfigFile = new("BackendDockerConfigFile", "none",
        "File in the format of docker.conf that lists Docker Engines. None: the one at /var/run/docker.sock.");

    public static readonly HostOption WorkspaceBasePath = new("WorkspaceBasePath", "workspaces in the data path",
        "Folder of the workspaces, the same on every node: <base>/<deployment>/<user>.");

    public static readonly HostOption ServiceLogsBasePath = new("ServiceLogsBasePath", "service-logs in the data path",
        "Folder of the services' logs.");

    public static readonly HostOption FsGroupId = new("FsGroupId", "5001",
        "Group id on the shared file system; services are told it as ZOE_GID.");

    public static readonly HostOption OverlayNetworkName = new("OverlayNetworkName", "zoe",
        "Docker network that services join.");

    public static readonly HostOption SchedulerMode = new("SchedulerMode", "flexible",
        "How essential and elastic services share the cluster: rigid, malleable, flexible or flexible-preemptive.");

    public static readonly HostOption SchedulerPolicy = new("SchedulerPolicy", "fifo",
        "Order in which executions get their turn: fifo, size, dynsize, psjf, srpt, hrrn and their variants.");

    public static readonly HostOption SchedulerReserveAfter = new("SchedulerReserveAfter", "never",
        "Seconds of waiting after which an execution gets nodes set aside for it.");

    public static readonly HostOption PlacementPolicy = new("PlacementPolicy", "average",
        "Rule that picks a node: average, waterfill, random, best-fit, worst-fit or dot-product.");

    /// <summary>In the order of the help.</summary>
    public static readonly IReadOnlyList<HostOption> All =
    [
        ListenAddress, ListenPort, DataPath, Backend, BackendDockerConfigFile, OverlayNetworkName, ZappShopPath,
        DeploymentName, AdminPassword, WorkspaceBasePath, FsGroupId, ServiceLogsBasePath,
        SchedulerMode, SchedulerPolicy, SchedulerReserveAfter, PlacementPolicy,
    ];
}
