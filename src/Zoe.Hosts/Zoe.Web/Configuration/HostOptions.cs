namespace Zoe.Web;

/// <summary>All settings of the host.</summary>
internal static class HostOptions
{
    public static readonly HostOption ListenAddress = new("ListenAddress", "127.0.0.1",
        "IP address to listen on; 0.0.0.0 for all.");

    public static readonly HostOption ListenPort = new("ListenPort", "5001",
        "TCP port to listen on; 0 takes a free one.");

    public static readonly HostOption KnownProxies = new("KnownProxies", "none",
        "Addresses and networks of reverse proxies whose X-Forwarded headers are believed, separated by commas: 127.0.0.1,10.1.0.0/16.");

    public static readonly HostOption PublicAddress = new("PublicAddress", "as requests and known proxies say",
        "Address under which users know this server behind a reverse proxy, with its path: https://example.org/zoe.");

    public static readonly HostOption DataPath = new("DataPath", "./zoe-data",
        "Folder of the database, the keys and, unless set otherwise, workspaces and logs.");

    public static readonly HostOption Backend = new("Backend", "found by itself",
        "What runs services: DockerEngine, Kubernetes, Process or Virtual. Unset: a Docker Engine at /var/run/docker.sock, else local processes.");

    public static readonly HostOption AllowProcesses = new("AllowProcesses", "false",
        "Lets services run as local processes although these isolate no user from another or from the server.");

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

    public static readonly HostOption LinkBasePath = new("LinkBasePath", "/zoe/proxy/",
        "Path below which services' web pages are reached through this server.");

    public static readonly HostOption TraefikBaseUrl = new("TraefikBaseUrl", "none",
        "The original's name of LinkBasePath.");

    public static readonly HostOption ServiceLogMaxSize = new("ServiceLogMaxSize", "256M",
        "How much output is kept of one service; the oldest is deleted. Bytes, or with K, M or G.");

    public static readonly HostOption ServiceLogFileSize = new("ServiceLogFileSize", "16M",
        "After how much output a new file is begun. Bytes, or with K, M or G.");

    public static readonly HostOption FsGroupId = new("FsGroupId", "5001",
        "Group id on the shared file system; owns workspaces; services get it as ZOE_GID.");

    public static readonly HostOption AdditionalVolumes = new("AdditionalVolumes", "none",
        "Host folders that every service gets read-only below /mnt: hostpath:name,hostpath:name.");

    public static readonly HostOption VolumeAllowList = new("VolumeAllowList", "none",
        "Host folders from which ZApps may mount volumes, separated by commas; with :ro at the end read-only.");

    public static readonly HostOption OverlayNetworkName = new("OverlayNetworkName", "zoe",
        "Docker network that services join.");

    public static readonly HostOption CreateNetworks = new("CreateNetworks", "true",
        "Makes a network that a service asks for and an engine lacks, local to that engine; false refuses the service.");

    public static readonly HostOption SpanningNetworks = new("SpanningNetworks", "those of which the engines say so",
        "Docker networks through which services on different engines reach each other, separated by commas.");

    public static readonly HostOption OpenProxiedPorts = new("OpenProxiedPorts", "false",
        "true: ports with proxy are published like all others, to whoever reaches the node, without a login.");

    public static readonly HostOption CoreLimit = new("CoreLimit", "quota",
        "What cores mean to a container: quota (never more) or shares (more when the machine is idle).");

    public static readonly HostOption PullImages = new("PullImages", "false",
        "Lets Docker Engines pull images that they lack.");

    public static readonly HostOption RegistryLoginFile = new("RegistryLoginFile", "none",
        "Logins for pulling, a file in the form of ~/.docker/config.json.");

    public static readonly HostOption SchedulerMode = new("SchedulerMode", "flexible",
        "How essential and elastic services share the cluster: rigid, malleable, flexible or flexible-preemptive.");

    public static readonly HostOption SchedulerPolicy = new("SchedulerPolicy", "fifo",
        "Order in which executions get their turn: fifo, size, dynsize, psjf, srpt, hrrn and their variants.");

    public static readonly HostOption SchedulerReserveAfter = new("SchedulerReserveAfter", "never",
        "Seconds of waiting after which an execution gets nodes set aside for it.");

    public static readonly HostOption PlacementPolicy = new("PlacementPolicy", "average",
        "Rule that picks a node: average, waterfill, random, best-fit, worst-fit or dot-product.");

    public static readonly HostOption NodeLostAfter = new("NodeLostAfter", "300",
        "Seconds without an answer after which a node's services are given up; never for never.");

    public static readonly HostOption MaxMemoryLimit = new("MaxMemoryLimit", "none",
        "GiB of memory that no service may pass; ZApps that reserve more are refused.");

    public static readonly HostOption MaxCoreLimit = new("MaxCoreLimit", "none",
        "Cores that no service may pass; ZApps that reserve more are refused.");

    public static readonly HostOption DistributeCores = new("DistributeCores", "false",
        "true: services share the cores of their node that nobody reserved.");

    public static readonly HostOption RunAsOwner = new("RunAsOwner", "false",
        "true: containers run as ZOE_UID:ZOE_GID instead of as their image says.");

    public static readonly HostOption GelfListener = new("GelfListener", "0",
        "UDP port on which services' output is received as GELF; 0 for none.");

    public static readonly HostOption GelfListenAddress = new("GelfListenAddress", "127.0.0.1",
        "IP address on which GELF is received; 0.0.0.0 for all.");

    public static readonly HostOption GelfAllowedSources = new("GelfAllowedSources", "all",
        "Addresses and networks that may send GELF, separated by commas: 10.0.0.5,10.1.0.0/16.");

    public static readonly HostOption GelfAddress = new("GelfAddress", "none",
        "Where Docker Engines also send the services' output as GELF, for example udp://192.0.2.1:7896.");

    public static readonly HostOption KubeConfigFile = new("KubeConfigFile", "none",
        "A kubeconfig. None: the service account of the pod that the server runs in.");

    public static readonly HostOption KubeContext = new("KubeContext", "the file's current one",
        "Context of the kubeconfig.");

    public static readonly HostOption KubeNamespace = new("KubeNamespace", "that of the context or the account, else default",
        "Namespace in which services run.");

    public static readonly HostOption KubeNodeChoice = new("KubeNodeChoice", "node-name",
        "Who places services: Zoe (node-name), Zoe with the cluster's consent (node-affinity), or the cluster (cluster).");

    public static readonly HostOption KubeExposure = new("KubeExposure", "node-port",
        "How users reach services: node-port, load-balancer or ingress.");

    public static readonly HostOption ProxyPath = new("ProxyPath", "none",
        "Ends the host names of ingresses: <service>.<proxy path>. Needed for ingress.");

    public static readonly HostOption KubeIngressClass = new("KubeIngressClass", "the cluster's default",
        "Class of the ingresses.");

    public static readonly HostOption KubeIngressSecret = new("KubeIngressSecret", "none",
        "Secret with a TLS certificate for all names below the proxy path.");

    public static readonly HostOption KubeExternalAddress = new("KubeExternalAddress", "each node's own",
        "Address under which users reach node ports.");

    public static readonly HostOption KubeImagePull = new("KubeImagePull", "if-not-present",
        "When nodes pull images: if-not-present, always or never.");

    public static readonly HostOption KubePullSecrets = new("KubePullSecrets", "none",
        "Secrets with logins for registries, separated by commas.");

    public static readonly HostOption KubeTolerations = new("KubeTolerations", "none",
        "Taints that keep no services off: key[=value][:effect], separated by commas.");

    public static readonly HostOption KubeSharedFolder = new("KubeSharedFolder", "the nodes' own folders",
        "What the workspace base path is for pods: pvc:<claim> or nfs:<server>:<path>.");

    public static readonly HostOption KubePodSecurity = new("KubePodSecurity", "privileged",
        "Level of the Pod Security Standards that services keep to: privileged, baseline or restricted.");

    public static readonly HostOption KubeRunAs = new("KubeRunAs", "the image's user",
        "Who services run as when not as their owner: uid[:gid].");

    /// <summary>
    /// Section of <c>appsettings.json</c> with one object for each Docker Engine and <c>DEFAULT</c>, in the keys of
    /// <c>docker.conf</c>. It has no other name.
    /// </summary>
    public const string DockerEnginesSection = "Zoe:DockerEngines";

    /// <summary>In the order of the help.</summary>
    public static readonly IReadOnlyList<HostOption> All =
    [
        ListenAddress, ListenPort, KnownProxies, PublicAddress, DataPath, Backend, AllowProcesses, BackendDockerConfigFile, OverlayNetworkName,
        CreateNetworks, SpanningNetworks, OpenProxiedPorts, CoreLimit, PullImages, RegistryLoginFile, ZappShopPath,
        DeploymentName, AdminPassword, WorkspaceBasePath, FsGroupId, AdditionalVolumes,
        VolumeAllowList, ServiceLogsBasePath, ServiceLogMaxSize, ServiceLogFileSize,
        LinkBasePath, TraefikBaseUrl,
        SchedulerMode, SchedulerPolicy, SchedulerReserveAfter, PlacementPolicy,
        NodeLostAfter, MaxMemoryLimit, MaxCoreLimit, DistributeCores, RunAsOwner, GelfAddress,
        GelfListener, GelfListenAddress, GelfAllowedSources,
        KubeConfigFile, KubeContext, KubeNamespace, KubeNodeChoice, KubeExposure, ProxyPath, KubeIngressClass,
        KubeIngressSecret, KubeExternalAddress, KubeImagePull, KubePullSecrets, KubeTolerations, KubeSharedFolder,
        KubePodSecurity, KubeRunAs,
    ];
}
