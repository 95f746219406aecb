using Zoe.Scheduler.Modes;
using Zoe.Scheduler.Orders;
using Zoe.Scheduler.Placements;

namespace Zoe.Scheduler;

/// <summary>
/// The policies that configuration can select by name: the built-in ones and custom ones. Names are not case-sensitive; a
/// duplicate name throws <see cref="ArgumentException"/>.
/// </summary>
/// <param name="orders">Custom queue orders.</param>
/// <param name="placements">Custom placement policies.</param>
/// <param name="modes">Custom modes.</param>
public sealed class SchedulerCatalog(
    IEnumerable<IQueueOrder>? orders = null,
    IEnumerable<IPlacementPolicy>? placements = null,
    IEnumerable<ISchedulerMode>? modes = null)
{
    private readonly NamedPolicies<IQueueOrder> _orders =
        new("queue order", [.. BuiltInOrders.All, .. orders ?? []], order => order.Name);

    private readonly NamedPolicies<IPlacementPolicy> _placements =
        new("placement policy", [.. BuiltInPlacements.All, .. placements ?? []], placement => placement.Name);

    private readonly NamedPolicies<ISchedulerMode> _modes =
        new("scheduler mode", [.. BuiltInMode.All, .. modes ?? []], mode => mode.Name);

    /// <summary>The known queue orders, sorted.</summary>
    public IReadOnlyList<string> Orders => _orders.Names;

    /// <summary>The known placement policies, sorted.</summary>
    public IReadOnlyList<string> Placements => _placements.Names;

    /// <summary>The known modes, sorted.</summary>
    public IReadOnlyList<string> Modes => _modes.Names;

    /// <summary>
    /// Creates the scheduler that <paramref name="options"/> select. An unknown name throws
    /// <see cref="ArgumentException"/> with a message that lists the known names.
    /// </summary>
    public IScheduler Create(SchedulerOptions options)
    {
        var parts = Resolve(options);
        return _modes[options.Mode].Create(parts);
    }

    /// <summary>
    /// The order and placement that <paramref name="options"/> select, to construct a scheduler directly. Throws like
    /// <see cref="Create"/>.
    /// </summary>
    public SchedulerParts Resolve(SchedulerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.ReserveAfter < TimeSpan.Zero)
            throw new ArgumentException(
                $"ReserveAfter is {options.ReserveAfter}; it must not be negative.", nameof(options));
        return new SchedulerParts(_orders[options.Order], _placements[options.Placement], options.ReserveAfter);
    }
}
