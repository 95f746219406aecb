using Zoe.Backends.Registration;
using Zoe.Scheduler;

namespace Zoe.Hosting.Server.Plugins;

/// <summary>The loaded plug-ins, one instance of each class.</summary>
internal sealed class PluginSet
{
    public static PluginSet Empty => new();

    public List<IQueueOrder> QueueOrders { get; } = [];

    public List<IPlacementPolicy> Placements { get; } = [];

    public List<ISchedulerMode> Modes { get; } = [];

    public List<IBackendFactory> Backends { get; } = [];

    /// <summary>All parts, for the list printed at the start.</summary>
    public List<PluginPart> Parts { get; } = [];

    /// <summary>Errors; each a sentence that names the file.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Registers the policies.</summary>
    public void Register(IServiceCollection services)
    {
        foreach (var order in QueueOrders) services.AddSingleton(order);
        foreach (var placement in Placements) services.AddSingleton(placement);
        foreach (var mode in Modes) services.AddSingleton(mode);
    }
}
