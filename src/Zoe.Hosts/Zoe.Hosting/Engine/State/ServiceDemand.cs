using Zoe.Model;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.State;

/// <summary>The reservation of a service: the minimum of its definition.</summary>
internal static class ServiceDemand
{
    /// <summary>Default reservation, as in the original Zoe: a tenth of a core.</summary>
    private const int DefaultMillicores = 100;

    public static Resources Of(ZAppService definition) => new(
        definition.Resources.Cores.MinMillicores ?? DefaultMillicores, definition.Resources.Memory.Min ?? 0);
}
