using Zoe.Scheduler.Simulation;

namespace Zoe.Benchmarks.Cells.Routers;

/// <summary>The one with more room of two random cells.</summary>
internal sealed class TwoChoicesRouter : ICellRouter
{
    public string Name => "two choices";

    public int Choose(IReadOnlyList<CellView> cells, SimulatedApplication application, Random random)
    {
        var (first, second) = (random.Next(cells.Count), random.Next(cells.Count));
        return cells[first].FreeCores >= cells[second].FreeCores ? first : second;
    }
}
