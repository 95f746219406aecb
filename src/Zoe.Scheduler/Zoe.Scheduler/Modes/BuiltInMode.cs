namespace Zoe.Scheduler;

/// <summary>The modes that come with the library: one pass with different rules.</summary>
internal sealed class BuiltInMode(PassRules rules) : ISchedulerMode
{
    public static IReadOnlyList<ISchedulerMode> All { get; } =
    [
        new BuiltInMode(PassRules.Rigid), new BuiltInMode(PassRules.Malleable),
        new BuiltInMode(PassRules.Flexible), new BuiltInMode(PassRules.FlexiblePreemptive),
    ];

    public string Name => rules.Name;

    public IScheduler Create(SchedulerParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new IndexedScheduler(rules, parts);
    }
}
