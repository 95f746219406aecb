namespace Zoe.Scheduler.Simulation.Running;

/// <summary>
/// The state of a simulated application. With A of N components placed it completes A/(N·d) of its work per second, where d is
/// its duration, and makes no progress before all core components are placed.
/// </summary>
internal sealed class RunningApplication(SimulatedApplication application, long firstService)
{
    private readonly double[] _placedAt = Unplaced(application.Components);

    public SimulatedApplication Application => application;

    /// <summary>The time when all core components were placed; NaN before.</summary>
    public double StartedAt { get; private set; } = double.NaN;

    public double FinishedAt { get; set; } = double.NaN;

    public double Progress { get; private set; }

    public int Placed { get; private set; }

    /// <summary>Changes with every placement or release, which makes earlier computed ends stale.</summary>
    public int Version { get; private set; }

    public bool HasStarted => !double.IsNaN(StartedAt);

    private int PlacedCore { get; set; }

    private double Rate => HasStarted ? Placed / (application.Components * application.Duration.TotalSeconds) : 0;

    private double UpdatedAt { get; set; }

    public void Advance(double now)
    {
        Progress = Math.Min(1, Progress + (now - UpdatedAt) * Rate);
        UpdatedAt = now;
    }

    public void Place(long service, double now)
    {
        Advance(now);
        var component = (int)(service - firstService);
        _placedAt[component] = now;
        Placed++;
        Version++;
        if (component >= application.Core) return;
        PlacedCore++;
        if (PlacedCore == application.Core) StartedAt = now;
    }

    /// <summary>Stops an elastic component; returns its run time in seconds.</summary>
    public double Release(long service, double now)
    {
        Advance(now);
        var component = (int)(service - firstService);
        var ran = now - _placedAt[component];
        _placedAt[component] = double.NaN;
        Placed--;
        Version++;
        return ran;
    }

    /// <summary>The time of its end with the current placements.</summary>
    public double ProjectedEnd() => UpdatedAt + (1 - Progress) / Rate;

    private static double[] Unplaced(int components)
    {
        var placedAt = new double[components];
        Array.Fill(placedAt, double.NaN);
        return placedAt;
    }
}
