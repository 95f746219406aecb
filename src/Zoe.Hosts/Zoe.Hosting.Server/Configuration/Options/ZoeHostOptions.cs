using Zoe.Hosting.Server.Plugins;

namespace Zoe.Hosting.Server.Configuration.Options;

/// <summary>All options of the host. Keys are flat: <c>Zoe:ListenPort</c> is <see cref="ServerOptions.ListenPort"/>.</summary>
internal sealed class ZoeHostOptions
{
    /// <summary>
    /// Section of <c>appsettings.json</c> with one object for each Docker Engine and <c>DEFAULT</c>, in the keys of
    /// <c>docker.conf</c>.
    /// </summary>
    public const string DockerEnginesKey = "DockerEngines";

    /// <summary>Section with the settings of a back-end of a plug-in.</summary>
    public const string BackendSettingsKey = "BackendSettings";

    public ServerOptions Server { get; } = new();

    public DeploymentOptions Deployment { get; } = new();

    public SchedulingOptions Scheduling { get; } = new();

    public LimitOptions Limits { get; } = new();

    public ExecutionOptions Executions { get; } = new();

    public OutputOptions Output { get; } = new();

    public MonitoringOptions Monitoring { get; } = new();

    public BackendOptions Backend { get; } = new();

    public DockerOptions Docker { get; } = new();

    public KubernetesOptions Kubernetes { get; } = new();

    /// <summary>The loaded plug-ins.</summary>
    public PluginSet Plugins { get; set; } = PluginSet.Empty;
}
