using Zoe.Scheduler.Simulation.Reports;

namespace Zoe.Cli.Commands.Simulate;

/// <summary>A run as JSON; times in seconds.</summary>
internal sealed record SimulationDocument
{
    public required string Mode { get; init; }

    public required string Order { get; init; }

    public required string Placement { get; init; }

    public required int Seed { get; init; }

    public required int Finished { get; init; }

    public required int NeverStarted { get; init; }

    public required double Makespan { get; init; }

    public required int Preempted { get; init; }

    public required double PreemptedSeconds { get; init; }

    public required DistributionDocument Turnaround { get; init; }

    public required DistributionDocument QueueTime { get; init; }

    public required DistributionDocument Slowdown { get; init; }

    public static SimulationDocument Of(PolicyRun run) => new()
    {
        Mode = run.Mode,
        Order = run.Order,
        Placement = run.Placement,
        Seed = run.Run.Seed,
        Finished = run.Run.Finished,
        NeverStarted = run.Run.NeverStarted,
        Makespan = run.Run.Makespan,
        Preempted = run.Run.Preempted,
        PreemptedSeconds = run.Run.PreemptedSeconds,
        Turnaround = DistributionDocument.Of(run.Run.Turnaround),
        QueueTime = DistributionDocument.Of(run.Run.QueueTime),
        Slowdown = DistributionDocument.Of(run.Run.Slowdown),
    };
}
