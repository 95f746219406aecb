using Zoe.Scheduler;
using Zoe.Scheduler.Testing;

namespace Zoe.Packages.Tests.Examples;

// <readme>
/// <summary>Takes the node that would have the least memory left.</summary>
internal sealed class TightMemory : IPlacementPolicy
{
    public string Name => "tight-memory";

    public double Score(in NodeCandidate node, in PlacementRequest request) => node.Free.MemoryBytes - request.Demand.MemoryBytes;
}

internal static class SchedulerTestingExample
{
    public static void CheckLaws()
    {
        var catalog = new SchedulerCatalog(placements: [new TightMemory()]);
        var scheduler = catalog.Create(new SchedulerOptions { Placement = "tight-memory" });

        // Throws LawBrokenException with a small plan request that shows the broken law.
        SchedulerLaws.Check(scheduler, cases: 200);
    }
}
// </readme>
