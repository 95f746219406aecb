using System.Collections.Immutable;
using System.Globalization;
using Zoe.Backends;
using Zoe.Hosting.Engine.Cores;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Limits;
using Zoe.Hosting.Links;
using Zoe.Hosting.Volumes;
using Zoe.Hosting.Workspaces;
using Zoe.Model;

namespace Zoe.Hosting.Engine.Commands;

/// <summary>
/// Builds the specification with which a backend starts a service: environment, labels, mounts and limits.
/// </summary>
internal sealed class ServiceSpecs(
    ZoeOptions options,
    IBackend backend,
    UserWorkspaces workspaces,
    VolumePolicy volumes,
    ServiceLinks links,
    ServiceLimits limits,
    CoreSharing cores)
{
    private readonly ImmutableDictionary<string, string> _commonLabels = ImmutableDictionary<string, string>.Empty
        .Add("zoe_deployment_name", options.DeploymentName)
        .Add("zoe_type", "app_service");

    public ServiceSpec Build(Execution execution, Service service, long epoch)
    {
        var context = ServiceDefinitions.Context(execution.Id, execution.Name, execution.UserName, options.DeploymentName) with
        {
            DnsName = backend.GetDnsName,
        };
        var instances = ApplicationInstances.Of(execution.Application);
        var instance = instances.Find(service.Name)
            ?? throw new BackendException(BackendFailure.Rejected, $"The ZApp has no service {service.Name}.");
        var expanded = instances.Expand(instance, context);
        var definition = expanded.Definition;
        var workspace = workspaces.Ensure(execution.UserName, execution.UserFsUid);
        return new ServiceSpec
        {
            Key = service.Key,
            Epoch = epoch,
            HostName = expanded.HostName,
            Image = definition.Image,
            Command = expanded.Command,
            WorkDir = definition.WorkDir,
            User = options.RunAsOwner ? new ServiceUser(execution.UserFsUid, options.FsGroupId) : null,
            Environment = EnvironmentOf(execution, service, expanded, backend.GetWorkspacePath(workspace)),
            Labels = LabelsOf(execution, service),
            Workspace = workspace,
            Mounts = MountsOf(definition),
            Ports = [.. definition.Ports.Select(port => new ServicePort(port.PortNumber, port.Protocol))],
            HostPorts =
            [
                .. from port in definition.Ports
                   where links.FindPath(service, port) is not null
                   select new ServicePort(port.PortNumber, port.Protocol),
            ],
            Millicores = cores.IsOn ? CoreSharing.Reserved(definition) : limits.Millicores(definition),
            SoftMillicores = CoreSharing.Reserved(definition),
            MemoryBytes = limits.MemoryBytes(definition),
            SoftMemoryBytes = limits.SoftMemoryBytes(definition),
            ShmBytes = definition.Resources.Shm,
            Network = definition.Network,
            GelfAddress = options.GelfAddress,
        };
    }

    /// <summary>Resolved at each start, since folders and the allow list may have changed.</summary>
    private ImmutableArray<ServiceMount> MountsOf(ZAppService definition)
    {
        try
        {
            return volumes.Resolve(definition);
        }
        catch (VolumeRefusedException refusal)
        {
            throw new BackendException(BackendFailure.Rejected, refusal.Message, refusal);
        }
    }

    /// <summary>The ZApp's variables, then Zoe's, which take precedence.</summary>
    private ImmutableArray<KeyValuePair<string, string>> EnvironmentOf(
        Execution execution, Service service, ExpandedService expanded, string workspacePath) =>
    [
        .. expanded.Environment.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)),
        KeyValuePair.Create("EXECUTION_ID", execution.Id.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create("DEPLOY_NAME", options.DeploymentName),
        KeyValuePair.Create("ZOE_UID", execution.UserFsUid.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create("ZOE_GID", options.FsGroupId.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create("ZOE_USER", execution.UserName),
        KeyValuePair.Create("SERVICE_NAME", service.Name),
        KeyValuePair.Create("ZOE_WORKSPACE", workspacePath),
        .. from port in expanded.Definition.Ports
           let path = links.FindPath(service, port)
           where path is not null
           select KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"REVERSE_PROXY_PATH_{port.PortNumber}"), path),
    ];

    private ImmutableDictionary<string, string> LabelsOf(Execution execution, Service service)
    {
        var labels = _commonLabels.ToBuilder();
        labels.Add("zoe_execution_name", execution.Name);
        labels.Add("zoe_execution_id", execution.Id.ToString(CultureInfo.InvariantCulture));
        labels.Add("zoe_service_name", service.Name);
        labels.Add("zoe_service_id", service.Id.ToString(CultureInfo.InvariantCulture));
        labels.Add("zoe_owner", execution.UserName);
        return labels.ToImmutable();
    }
}
