using System.Collections.Immutable;
using Zoe.Backends.Process.Limits;
using Zoe.Backends.Process.Nodes;
using Zoe.Backends.Process.State;
using Zoe.Backends.Process.Watching;

namespace Zoe.Backends.Process.Services;

/// <summary>Gives a service its ports, control groups, folder and process; a launch that fails leaves none of them.</summary>
internal sealed class ServiceLauncher(
    ProcessBackendOptions options, DeploymentFolder state, ServerProcess server, ServiceLimits? limits, PortPool ports,
    DescriptorPoll poll, TimeProvider time)
{
    /// <summary>
    /// Returns when the command is about to run. Cannot be cancelled: it takes milliseconds, and a service that has begun
    /// is found again.
    /// </summary>
    /// <returns>A handle of the shell, which reaps it when it ends; null when it has ended.</returns>
    public async Task<ProcessHandle?> LaunchAsync(ServiceSpec spec, ServiceLaunch launch)
    {
        var key = spec.Key;
        var folder = state.GetService(key.ServiceId, key.Attempt);
        ImmutableArray<PublishedPort> published =
            [.. spec.Ports.Select(port => new PublishedPort(port, options.ExternalAddress, ports.Allocate(port.Protocol)))];
        ImmutableArray<string> groups = [];
        try
        {
            folder.Delete();
            groups = limits?.Create($"{key.ServiceId}-{key.Attempt}", spec) ?? [];
            var record = CreateRecord(spec, folder, published, groups);
            folder.Create(record);
            return await ServiceShell.StartAsync(poll, folder, launch, record);
        }
        catch
        {
            ports.Release(published);
            folder.Delete();
            await ServiceLimits.DeleteAsync(groups, time);
            throw;
        }
    }

    private ServiceRecord CreateRecord(
        ServiceSpec spec, ServiceFolder folder, ImmutableArray<PublishedPort> published, ImmutableArray<string> groups) => new()
        {
            ExecutionId = spec.Key.ExecutionId,
            ServiceId = spec.Key.ServiceId,
            Attempt = spec.Key.Attempt,
            Epoch = spec.Epoch,
            HostName = spec.HostName,
            BootId = server.BootId,
            Start = server.CreateStartToken(),
            Mark = folder.FullPath,
            Ports = published,
            Groups = groups,
        };
}
