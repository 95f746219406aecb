using Zoe.Scheduler.Sessions;

namespace Zoe.Scheduler.Modes;

/// <summary>The built-in modes, which differ in their <see cref="ModeRules"/>.</summary>
internal sealed class BuiltInMode(ModeRules rules) : ISchedulerMode
{
    public static IReadOnlyList<ISchedulerMode> All { get; } =
    [
        new BuiltInMode(ModeRules.Rigid), new BuiltInMode(ModeRules.Malleable),
        new BuiltInMode(ModeRules.Flexible), new BuiltInMode(ModeRules.FlexiblePreemptive),
    ];

    public string Name => rules.Name;

    public IScheduler Create(SchedulerParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new IndexedScheduler(rules, parts);
    }
}
