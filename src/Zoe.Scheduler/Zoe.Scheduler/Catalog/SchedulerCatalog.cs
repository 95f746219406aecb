namespace Zoe.Scheduler;

/// <summary>
/// The policies that configuration can name: the built-in ones and a user's own. Names are compared without regard to
/// case; a name given twice throws <see cref="ArgumentException"/>.
/// </summary>
/// <param name="orders">Queue orders beside the built-in ones.</param>
/// <param name="placements">Placement policies beside the built-in ones.</param>
/// <param name="modes">Modes beside the built-in ones.</param>
public sealed class SchedulerCatalog(
    IEnumerable<IQueueOrder>? orders = null,
    IEnumerable<IPlacementPolicy>? placements = null,
    IEnumerable<ISchedulerMode>? modes = null)
{
    private readonly NamedPolicies<IQueueOrder> _orders =
        new("queue order", [new FifoOrder(), .. orders ?? []], order => order.Name);

    private readonly NamedPolicies<IPlacementPolicy> _placements =
        new("placement policy",
            [new AveragePlacement(), new WaterfillPlacement(), new RandomPlacement(), .. placements ?? []],
            placement => placement.Name);

    private readonly NamedPolicies<ISchedulerMode> _modes =
        new("scheduler mode", [new FlexibleMode(), .. modes ?? []], mode => mode.Name);

    /// <summary>The known queue orders, sorted.</summary>
    public IReadOnlyList<string> Orders => _orders.Names;

    /// <summary>The known placement policies, sorted.</summary>
    public IReadOnlyList<string> Placements => _placements.Names;

    /// <summary>The known modes, sorted.</summary>
    public IReadOnlyList<string> Modes => _modes.Names;

    /// <summary>
    /// Builds the scheduler that <paramref name="options"/> describe. An unknown name throws
    /// <see cref="ArgumentException"/> with a text that lists the known ones.
    /// </summary>
    public IScheduler Create(SchedulerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return _modes[options.Mode].Create(_orders[options.Order], _placements[options.Placement]);
    }
}
