using Zoe.Model;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.State;

/// <summary>What a service reserves on its node: the minimum of its description.</summary>
internal static class ServiceDemand
{
    /// <summary>Reserved where a description names no cores, as the original did: a tenth of a core.</summary>
    private const int DefaultMillicores = 100;

    public static Resources Of(ZAppService definition) => new(
        definition.Resources.Cores.MinMillicores ?? DefaultMillicores, definition.Resources.Memory.Min ?? 0);
}
