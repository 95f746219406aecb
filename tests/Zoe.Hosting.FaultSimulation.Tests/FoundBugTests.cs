using Zoe.Hosting.FaultSimulation.Faults;
using Zoe.Hosting.FaultSimulation.Runs;

namespace Zoe.Hosting.FaultSimulation.Tests;

/// <summary>
/// Bugs that the simulation has found, each with the fault that shows it and seeds that failed before it was corrected.
/// </summary>
public sealed class FoundBugTests
{
    /// <summary>
    /// The command of the service was never finished and never repeated, the next one ended the engine, and so did an
    /// exception in a listing.
    /// </summary>
    [Fact]
    public void An_exception_that_drivers_should_not_throw_neither_ends_the_engine_nor_blocks_a_service() =>
        Check(new FaultRates { DriverUnexpectedException = 0.05 });

    /// <summary>The running container of the service was removed, since the listing did not have it yet.</summary>
    [Fact]
    public void A_listing_that_is_older_than_a_start_is_not_applied_after_a_failed_write() =>
        Check(new FaultRates { StoreError = 0.1, StoreCommittedButFailed = 0.05, DriverSlow = 0.1 });

    /// <summary>Nodes that had just stopped answering were given up, with their running services.</summary>
    [Fact]
    public void An_adjustment_of_the_clock_is_not_lost_with_a_failed_write() =>
        Check(new FaultRates { StoreError = 0.2, NodeOutage = 1, ClockJump = 1, DriverSlow = 0.1 });

    /// <summary>The message said that it could not be stored, but the write was committed before it failed.</summary>
    [Fact]
    public void A_submission_whose_write_failed_is_not_said_to_be_refused() =>
        Check(new FaultRates { StoreCommittedButFailed = 0.1 });

    private static void Check(FaultRates rates)
    {
        var options = SimulationOptions.Default with { Rates = rates };
        Enumerable.Range(1, 60).Select(seed => Simulation.Run(seed, options)).Where(result => result.Violation is not null)
            .Select(result => $"seed {result.Seed}: {result.Violation}").ShouldBeEmpty();
    }
}
