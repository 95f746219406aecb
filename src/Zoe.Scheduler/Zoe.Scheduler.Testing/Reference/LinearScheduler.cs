namespace Zoe.Scheduler.Testing.Reference;

/// <summary>
/// A simple reference implementation of the built-in modes: plans from scratch and scans every node for every service. Used to
/// verify the indexed schedulers and as a baseline in benchmarks.
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
