namespace Zoe.Scheduler.Testing;

/// <summary>
/// The built-in modes once more, in the plainest way: from scratch, every node looked at for every service. It is what
/// the indexed schedulers are compared with, and the baseline that they are measured against.
/// </summary>
/// <param name="mode">One of <see cref="ModeNames"/>.</param>
/// <param name="parts">Order, placement and reservation.</param>
public sealed class LinearScheduler(string mode, SchedulerParts parts) : IScheduler
{
    private readonly LinearRules _rules = LinearRules.Of(mode);

    /// <inheritdoc/>
    public string Name => $"linear-{mode}/{parts.Order.Name}/{parts.Placement.Name}";

    /// <inheritdoc/>
    public Plan Plan(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new LinearPass(request, _rules, parts).Run();
    }
}
