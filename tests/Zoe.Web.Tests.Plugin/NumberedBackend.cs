using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Zoe.Backends;
using Zoe.Backends.Registration;

namespace Zoe.Web.Tests.Plugin;

/// <summary>A virtual cluster with nodes of other names.</summary>
public sealed class NumberedBackend : IBackendFactory
{
    public string Name => "Numbered";

    public IBackend Create(IConfiguration settings, IServiceProvider services)
    {
        if (!int.TryParse(settings["Nodes"], out var count))
            throw new BackendException(BackendFailure.Rejected, "Zoe:BackendSettings:Nodes is not a number.");
        var nodes = Enumerable.Range(1, count).Select(number => new BackendNode
        {
            Name = $"number{number}",
            Millicores = 4000,
            MemoryBytes = 4L << 30,
        });
        return new VirtualBackend(
            new VirtualCluster(nodes, services.GetRequiredService<TimeProvider>()), services.GetRequiredService<DeploymentContext>().Name);
    }
}
