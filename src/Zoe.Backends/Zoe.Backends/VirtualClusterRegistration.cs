using Microsoft.Extensions.DependencyInjection;
using Zoe.Backends.Registration;

namespace Zoe.Backends;

/// <summary>Registers the virtual cluster.</summary>
public static class VirtualClusterRegistration
{
    /// <summary>Runs services on a cluster that exists only in memory, for tests and for trying Zoe out.</summary>
    public static TBuilder UseVirtualCluster<TBuilder>(this TBuilder builder, IEnumerable<BackendNode> nodes)
        where TBuilder : IBackendBuilder
    {
        ArgumentNullException.ThrowIfNull(nodes);
        var copy = nodes.ToArray();
        builder.Services.AddSingleton<IBackend>(provider => new VirtualBackend(
            new VirtualCluster(copy, provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<DeploymentContext>().Name));
        return builder;
    }

    /// <summary>Like <see cref="UseVirtualCluster{TBuilder}(TBuilder, IEnumerable{BackendNode})"/>, with equal nodes.</summary>
    /// <param name="builder">What <c>AddZoe</c> returned.</param>
    /// <param name="nodes">How many nodes.</param>
    /// <param name="millicores">Cores of each node in thousandths.</param>
    /// <param name="memoryBytes">Memory of each node in bytes.</param>
    public static TBuilder UseVirtualCluster<TBuilder>(
        this TBuilder builder, int nodes, int millicores = 8000, long memoryBytes = 32L << 30)
        where TBuilder : IBackendBuilder =>
        builder.UseVirtualCluster(Enumerable.Range(0, nodes).Select(number => new BackendNode
        {
            Name = $"virtual{number}",
            Millicores = millicores,
            MemoryBytes = memoryBytes,
        }));
}
