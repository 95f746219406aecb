using Zoe.Hosting.FaultSimulation.Runtime;

namespace Zoe.Hosting.FaultSimulation.Faults;

/// <summary>
/// Which faults a seed injects and how often. Each seed has its own selection: a rare fault alone finds other bugs than
/// all faults together.
/// </summary>
internal sealed record FaultRates
{
    /// <summary>Probability of each, per call of the store.</summary>
    public double StoreError { get; init; }

    public double StoreCommittedButFailed { get; init; }

    public double StoreSlow { get; init; }

    public double StoreHang { get; init; }

    /// <summary>Probability of each, per call of the driver.</summary>
    public double DriverError { get; init; }

    public double DriverDoneButFailed { get; init; }

    public double DriverLateEffect { get; init; }

    public double DriverSlow { get; init; }

    public double DriverHang { get; init; }

    public double DriverUnexpectedException { get; init; }

    /// <summary>Probability of each, per event.</summary>
    public double EventLost { get; init; }

    public double EventTwice { get; init; }

    public double EventLate { get; init; }

    /// <summary>Relative frequencies of what happens to nodes, containers and hosts.</summary>
    public double NodeOutage { get; init; }

    public double NodeRemoval { get; init; }

    public double ControlPlaneOutage { get; init; }

    public double ContainerKill { get; init; }

    public double ContainerRemoval { get; init; }

    public double HostCrash { get; init; }

    public double HostStop { get; init; }

    public double HostPause { get; init; }

    public double SecondHost { get; init; }

    public double ClockJump { get; init; }

    public static FaultRates None { get; } = new();

    public static FaultRates Draw(SeededRandom random) => new()
    {
        StoreError = Rate(random, 0.1),
        StoreCommittedButFailed = Rate(random, 0.1),
        StoreSlow = Rate(random, 0.1),
        StoreHang = Rate(random, 0.02),
        DriverError = Rate(random, 0.3),
        DriverDoneButFailed = Rate(random, 0.2),
        DriverLateEffect = Rate(random, 0.1),
        DriverSlow = Rate(random, 0.2),
        DriverHang = Rate(random, 0.05),
        DriverUnexpectedException = Rate(random, 0.05),
        EventLost = Rate(random, 0.5),
        EventTwice = Rate(random, 0.3),
        EventLate = Rate(random, 0.3),
        NodeOutage = Rate(random, 1),
        NodeRemoval = Rate(random, 0.3),
        ControlPlaneOutage = Rate(random, 0.3),
        ContainerKill = Rate(random, 1),
        ContainerRemoval = Rate(random, 0.5),
        HostCrash = Rate(random, 1),
        HostStop = Rate(random, 0.5),
        HostPause = Rate(random, 0.5),
        SecondHost = Rate(random, 0.5),
        ClockJump = Rate(random, 0.3),
    };

    // Off in half of the seeds.
    private static double Rate(SeededRandom random, double max) => random.Chance(0.5) ? max * random.NextDouble() : 0;
}
