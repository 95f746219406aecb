using System.Net;

namespace Zoe.Backends.Docker;

/// <summary>
/// Asks an engine for a container, and looks for a lack of memory where the container itself does not tell of it: an
/// engine that learns of an end before it learns why sends the event but leaves the container without the mark. Finds
/// out too whether the container ended because somebody stopped or removed it, or because its engine went down.
/// </summary>
internal sealed class ContainerInspection(IDockerEngine engine, EngineOutages outages, OrderedEnds ordered, string node)
{
    // 128 and the number of the signal, as shells count.
    private const int Killed = 137;
    private const int FirstSignal = 129;
    private const int LastSignal = 128 + 64;
    private const string KillSignal = "9";

    private static readonly string[] Causes = ["oom", "kill"];
    private static readonly string[] Kills = ["kill"];

    // SIGINT, SIGQUIT, SIGKILL and SIGTERM.
    private static readonly string[] EndSignals = ["2", "3", KillSignal, "15"];

    /// <summary>Why a container ended that others removed while it ran.</summary>
    public const string Removed = "was removed by others";

    // Both come from the kernel at the same moment, by different ways.
    private static readonly TimeSpan CauseDelay = TimeSpan.FromSeconds(2);

    // An engine that shuts down ends its containers first, for at most so long, and answers meanwhile.
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(15);

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

    // One that never ran has the year 1 for both times. A container that is removed by force is marked so before it is killed.
    private async Task<string?> FindDisruptionAsync(ContainerDetails container, CancellationToken cancellationToken)
    {
        if (container.State is not { OOMKilled: false, StartedAt: { } begin, FinishedAt: { } end } state || end < begin
            || begin < DateTimeOffset.UnixEpoch || !Observation.HasEnded(state.Status) || ordered.Contains(container.Id))
        {
            return null;
        }

        if (state is { Status: "removing" or "dead", ExitCode: Killed }) return Removed;
        var bySignal = state.ExitCode is >= FirstSignal and <= LastSignal;
        if (outages.Find(end, bySignal ? ShutdownTime : TimeSpan.Zero) is { } outage)
            return bySignal || await WasAskedToEndAsync(container.Id, outage.Begin, end, cancellationToken) ? DescribeRestart(outage) : null;
        return await WasAskedToEndAsync(container.Id, begin, bySignal ? end + CauseDelay : end, cancellationToken)
            ? $"was stopped by others, or by its engine {node} going down"
            : null;
    }

    // By `docker stop` and `docker kill`, by an engine that shuts down, and by one without live-restore, which ends when
    // it starts what its predecessor left running. Some containers then end with a code of their own.
    private async Task<bool> WasAskedToEndAsync(
        string id, DateTimeOffset begin, DateTimeOffset end, CancellationToken cancellationToken)
    {
        await foreach (var kill in engine.ReadEventsAsync(id, Kills, begin, end, cancellationToken))
            if (EndSignals.Contains(kill.Actor?.Attributes?.GetValueOrDefault("signal") ?? KillSignal)) return true;
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
