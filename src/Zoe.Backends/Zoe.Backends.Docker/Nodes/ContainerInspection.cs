using System.Net;

namespace Zoe.Backends.Docker;

/// <summary>
/// Asks an engine for a container, and looks for a lack of memory where the container itself does not tell of it: an
/// engine that learns of an end before it learns why sends the event but leaves the container without the mark. Finds
/// out too whether the container ended because its engine was restarted, or because somebody removed it.
/// </summary>
internal sealed class ContainerInspection(IDockerEngine engine, EngineOutages outages, string node)
{
    // 128 and the number of the signal, as shells count.
    private const int Killed = 137;
    private const int FirstSignal = 128;
    private const string KillSignal = "9";

    private static readonly string[] Causes = ["oom", "kill"];
    private static readonly string[] Kills = ["kill"];

    /// <summary>Why a container ended that others removed while it ran.</summary>
    public const string Removed = "was removed by others";

    // Both come from the kernel at the same moment, by different ways.
    private static readonly TimeSpan CauseDelay = TimeSpan.FromSeconds(2);

    /// <summary>All about a container, named by its identifier or its name; null when there is none.</summary>
    public async Task<ContainerDetails?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var container = await engine.InspectContainerAsync(id, cancellationToken);
            container = container.State is { OOMKilled: false, ExitCode: Killed, StartedAt: { } begin, FinishedAt: { } end } state
                && begin < end
                && await RanOutOfMemoryAsync(container.Id, begin, end, cancellationToken)
                ? container with { State = state with { OOMKilled = true } }
                : container;
            return container with { Disruption = await FindDisruptionAsync(container, cancellationToken) };
        }
        catch (DockerEngineException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    // A container that is removed by force is marked so before it is killed.
    private async Task<string?> FindDisruptionAsync(ContainerDetails container, CancellationToken cancellationToken)
    {
        if (container.State is not { OOMKilled: false, StartedAt: { } begin, FinishedAt: { } end } state || end < begin
            || Observation.IsRunning(state.Status))
        {
            return null;
        }

        if (state is { Status: "removing" or "dead", ExitCode: Killed }) return Removed;
        if (outages.Find(end) is not { } outage) return null;
        var wasKilled = state.ExitCode >= FirstSignal || await WasKilledAsync(container.Id, outage.Begin, end, cancellationToken);
        return wasKilled ? DescribeRestart(outage) : null;
    }

    // An engine without live-restore kills, when it starts, what its predecessor left running; some of that then ends
    // with a code of its own.
    private async Task<bool> WasKilledAsync(
        string id, DateTimeOffset begin, DateTimeOffset end, CancellationToken cancellationToken)
    {
        await foreach (var _ in engine.ReadEventsAsync(id, Kills, begin, end, cancellationToken)) return true;
        return false;
    }

    private string DescribeRestart(EngineOutage outage) => outage.End is { } back
        ? $"was ended by a restart of its engine {node}, which did not answer from {outage.Begin:u} to {back:u}"
        : $"was ended together with its engine {node}, which has not answered since {outage.Begin:u}";

    // Ends at once when somebody asked for the kill, or when it is long ago.
    private async Task<bool> RanOutOfMemoryAsync(
        string id, DateTimeOffset begin, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var causes = engine.ReadEventsAsync(id, Causes, begin, end + CauseDelay, cancellationToken);
        await foreach (var cause in causes)
        {
            if (cause.Action == "oom") return true;
            if (cause.Actor?.Attributes?.GetValueOrDefault("signal") is null or KillSignal) return false;
        }

        return false;
    }
}
