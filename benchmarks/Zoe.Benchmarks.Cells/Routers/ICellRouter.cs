using Zoe.Scheduler.Simulation;

namespace Zoe.Benchmarks.Cells.Routers;

/// <summary>Chooses the cell of an application when it is submitted.</summary>
internal interface ICellRouter
{
    string Name { get; }

    /// <summary>Index of the cell; the views may be stale.</summary>
    int Choose(IReadOnlyList<CellView> cells, SimulatedApplication application, Random random);
}
