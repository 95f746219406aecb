using Zoe.Scheduler.Simulation;

namespace Zoe.Benchmarks.Cells.Routers;

/// <summary>Any cell, regardless of its room.</summary>
internal sealed class RandomRouter : ICellRouter
{
    public string Name => "random";

    public int Choose(IReadOnlyList<CellView> cells, SimulatedApplication application, Random random) => random.Next(cells.Count);
}
