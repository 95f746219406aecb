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
    /// Builds the scheduler that <paramref name="options"/> describe. An unknown name throws
    /// <see cref="ArgumentException"/> with a text that lists the known ones.
    /// </summary>
    public IScheduler Create(SchedulerOptions options)
    {
        var parts = Resolve(options);
        return _modes[options.Mode].Create(parts);
    }

    /// <summary>
    /// The order and placement that <paramref name="options"/> name, for building a scheduler by hand. Throws like
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
