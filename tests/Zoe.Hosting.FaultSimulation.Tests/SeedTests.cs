using System.Globalization;
using Zoe.Hosting.FaultSimulation.Runs;

namespace Zoe.Hosting.FaultSimulation.Tests;

public sealed class SeedTests
{
    private static readonly int Seeds =
        int.TryParse(Environment.GetEnvironmentVariable("ZOE_TEST_SEEDS"), CultureInfo.InvariantCulture, out var seeds) ? seeds : 300;

    [Fact]
    public void Every_seed_keeps_all_invariants()
    {
        var failures = new List<string>();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            if (Simulation.Run(seed, SimulationOptions.Default).Violation is { } violation)
                failures.Add($"seed {seed}: {violation.Invariant} at {violation.Time}: {violation.Message}");
        }

        failures.ShouldBeEmpty("Print what happened with: dotnet run --project tests/Zoe.Hosting.FaultSimulation -- --replay SEED");
    }
}
