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

    /// <summary>
    /// A node that had returned, or had just stopped answering before an adjustment of the clock, was given up with its
    /// running services.
    /// </summary>
    [Fact]
    public void The_return_of_a_node_and_an_adjustment_of_the_clock_are_not_lost_with_a_failed_write() =>
        Check(new FaultRates { StoreError = 0.2, NodeOutage = 1, ClockJump = 1, DriverSlow = 0.1 });

    /// <summary>The message said that it could not be stored, but the write was committed before it failed.</summary>
    [Fact]
    public void A_submission_whose_write_failed_is_not_said_to_be_refused() =>
        Check(new FaultRates { StoreCommittedButFailed = 0.1 });

    /// <summary>
    /// The scheduler kept the resources of a submission that was not stored, and planned another one with the same id with
    /// them: more was placed than fits.
    /// </summary>
    [Fact]
    public void A_submission_that_was_not_stored_leaves_nothing_in_the_scheduler() =>
        Check(new FaultRates { StoreError = 0.3, StoreSlow = 0.3 });

    /// <summary>A change of cores that took effect after a newer one stayed: the services of a node had more cores than it has.</summary>
    [Fact]
    public void A_change_of_cores_that_takes_effect_late_is_corrected() =>
        Check(new FaultRates { DriverLateEffect = 0.1 });

    /// <summary>Hosts that had been replaced without noticing it changed the cores of services.</summary>
    [Fact]
    public void A_host_that_was_replaced_changes_no_cores() =>
        Check(new FaultRates { HostPause = 1, SecondHost = 1 });

    private static void Check(FaultRates rates)
    {
        var options = SimulationOptions.Default with { Rates = rates };
        Enumerable.Range(1, 60).Select(seed => Simulation.Run(seed, options)).Where(result => result.Violation is not null)
            .Select(result => $"seed {result.Seed}: {result.Violation}").ShouldBeEmpty();
    }
}
