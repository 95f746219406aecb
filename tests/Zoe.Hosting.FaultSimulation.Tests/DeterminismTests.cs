using System.Diagnostics;
using Zoe.Hosting.FaultSimulation.Runs;

namespace Zoe.Hosting.FaultSimulation.Tests;

public sealed class DeterminismTests
{
    private static readonly SimulationOptions Traced = SimulationOptions.Default with { KeepsTrace = true };

    [Fact]
    public void A_seed_does_the_same_each_time()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var first = Simulation.Run(seed, Traced);
            var second = Simulation.Run(seed, Traced);
            second.Trace.ShouldBe(first.Trace);
            second.TraceHash.ShouldBe(first.TraceHash);
        }
    }

    /// <summary>Hashes of strings, and what is ordered by them, differ between processes.</summary>
    [Fact]
    public async Task A_seed_does_the_same_in_another_process()
    {
        for (var seed = 21; seed <= 25; seed++)
        {
            var here = Simulation.Run(seed, Traced).Trace;
            var output = await ReplayAsync(seed);
            output.Split('\n').Take(here.Count).ShouldBe(here);
        }
    }

    [Fact]
    public void Different_seeds_do_different_things() =>
        Enumerable.Range(1, 20).Select(seed => Simulation.Run(seed, SimulationOptions.Default).TraceHash).ShouldBeUnique();

    private static async Task<string> ReplayAsync(int seed)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Simulation).Assembly.Location, "--replay", $"{seed}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
