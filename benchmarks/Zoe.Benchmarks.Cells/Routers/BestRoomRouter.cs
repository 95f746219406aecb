using Zoe.Scheduler.Simulation;

namespace Zoe.Benchmarks.Cells.Routers;

/// <summary>The cell with the most room.</summary>
internal sealed class BestRoomRouter : ICellRouter
{
    public string Name => "best room";

    public int Choose(IReadOnlyList<CellView> cells, SimulatedApplication application, Random random)
    {
        var best = 0;
        for (var i = 1; i < cells.Count; i++)
            if (cells[i].FreeCores > cells[best].FreeCores) best = i;
        return best;
    }
}
