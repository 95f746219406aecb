using Zoe.Hosting.FaultSimulation.Clusters;
using Zoe.Hosting.FaultSimulation.Runs;
using Zoe.Hosting.FaultSimulation.Stores;

namespace Zoe.Hosting.FaultSimulation.Tests;

/// <summary>Shows that the simulation finds bugs: each of these is found within a number of seeds.</summary>
public sealed class DefectTests(ITestOutputHelper output)
{
    private const int MaxSeeds = 300;

    public static TheoryData<string> StoreDefects => [.. Enum.GetNames<StoreDefect>().Skip(1)];

    public static TheoryData<string> ClusterDefects => [.. Enum.GetNames<ClusterDefect>().Skip(1)];

    [Theory]
    [MemberData(nameof(StoreDefects))]
    public void A_defect_of_the_store_is_found(string defect) =>
        FindSeed(SimulationOptions.Default with { StoreDefect = Enum.Parse<StoreDefect>(defect) });

    [Theory]
    [MemberData(nameof(ClusterDefects))]
    public void A_defect_of_the_driver_is_found(string defect) =>
        FindSeed(SimulationOptions.Default with { ClusterDefect = Enum.Parse<ClusterDefect>(defect) });

    private void FindSeed(SimulationOptions options)
    {
        for (var seed = 1; seed <= MaxSeeds; seed++)
        {
            if (Simulation.Run(seed, options).Violation is not { } violation) continue;
            output.WriteLine($"seed {seed}: {violation.Invariant}: {violation.Message}");
            return;
        }

        Assert.Fail($"No seed up to {MaxSeeds} found it.");
    }
}
