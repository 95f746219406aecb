using System.Collections.Immutable;
using Zoe.Scheduler;

namespace Zoe.Hosting.Engine.State;

/// <summary>What is placed on a node.</summary>
/// <param name="Services">The services by their id, with the execution of each.</param>
/// <param name="Reserved">The sum of their reservations.</param>
/// <param name="Vacating">The part of it that services hold which are being moved.</param>
internal sealed record NodeLoad(ImmutableDictionary<long, long> Services, Resources Reserved, Resources Vacating)
{
    public static NodeLoad Empty { get; } = new(ImmutableDictionary<long, long>.Empty, default, default);

    public NodeLoad With(Service service, Resources demand) => new(
        Services.SetItem(service.Id, service.ExecutionId),
        Reserved + demand,
        service.IsVacating() ? Vacating + demand : Vacating);

    public NodeLoad Without(Service service, Resources demand) => new(
        Services.Remove(service.Id),
        Reserved - demand,
        service.IsVacating() ? Vacating - demand : Vacating);
}
