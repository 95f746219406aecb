using Zoe.Packages.Tests.Examples;

namespace Zoe.Packages.Tests;

/// <summary>The first example of each package's README is code that was compiled and run here.</summary>
public sealed class ReadmeTests
{
    [Theory]
    [InlineData("Zoe.Scheduler", "SchedulerExample.cs")]
    [InlineData("Zoe.Scheduler.Simulation", "SimulationExample.cs")]
    [InlineData("Zoe.Scheduler.Testing", "SchedulerTestingExample.cs")]
    public void The_first_example_is_the_code_that_runs(string package, string file) =>
        Readme.FirstExample(package).ShouldBe(Readme.Source(file));

    [Fact]
    public void The_scheduler_places_four_of_five_services() => SchedulerExample.Run().ShouldBe("n1:2 n2:2");

    [Fact]
    public void The_simulator_compares_two_modes() => SimulationExample.Run().ShouldBe("two");

    [Fact]
    public void A_policy_of_ones_own_keeps_the_laws() => SchedulerTestingExample.CheckLaws();
}
