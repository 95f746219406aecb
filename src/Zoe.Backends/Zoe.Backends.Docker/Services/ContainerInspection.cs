using System.Net;
using Docker.DotNet.Models;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Services;

/// <summary>
/// Asks an engine for a container, and finds out whether it ended for lack of memory, because somebody stopped or removed
/// it, or because its engine went down.
/// </summary>
internal sealed class ContainerInspection(IDockerEngine engine, EngineOutages outages, OrderedEnds ordered, string node)
{
    /// <summary>Why a container ended that others removed while it ran.</summary>
    public const string Removed = "was removed outside Zoe";

    // An engine that shuts down ends its containers first, for at most so long, and answers meanwhile.
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(15);

    private readonly KillEvents _kills = new(engine);

    /// <summary>All about a container, named by its identifier or its name; null when there is none.</summary>
    public async Task<InspectedContainer?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var container = await engine.InspectContainerAsync(id, cancellationToken);
            var outOfMemory = await RanOutOfMemoryAsync(container, cancellationToken);
            var disruption = outOfMemory ? null : await FindDisruptionAsync(container, cancellationToken);
            return new InspectedContainer(container, outOfMemory, disruption);
        }
        catch (DockerEngineException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<bool> RanOutOfMemoryAsync(ContainerInspectResponse container, CancellationToken cancellationToken)
    {
        if (container.State is not { OOMKilled: false, ExitCode: ExitCodes.Killed } state)
            return container.State is { OOMKilled: true };
        return EngineTime.Parse(state.StartedAt) is { } begin && EngineTime.Parse(state.FinishedAt) is { } end && begin < end
            && await _kills.RanOutOfMemoryAsync(container.ID, begin, end, cancellationToken);
    }

    // One that never ran has the year 1 for both times. A container that is removed by force is marked so before it is killed.
    private async Task<string?> FindDisruptionAsync(ContainerInspectResponse container, CancellationToken cancellationToken)
    {
        if (container.State is not { } state || !Observation.HasEnded(state.Status) || ordered.Contains(container.ID)
            || EngineTime.Parse(state.StartedAt) is not { } begin || EngineTime.Parse(state.FinishedAt) is not { } end
            || end < begin || begin < DateTimeOffset.UnixEpoch)
        {
            return null;
        }

        if (state is { Status: "removing" or "dead", ExitCode: ExitCodes.Killed }) return Removed;
        var bySignal = ExitCodes.IsSignal(state.ExitCode);
        if (outages.Find(end, bySignal ? ShutdownTime : TimeSpan.Zero) is { } outage)
        {
            return bySignal || await _kills.WasAskedToEndAsync(container.ID, outage.Begin, end, cancellationToken)
                ? Describe(outage) : null;
        }

        return await _kills.WasAskedToEndAsync(container.ID, begin, bySignal ? end + KillEvents.Delay : end, cancellationToken)
            ? $"was stopped outside Zoe, or by its engine {node} going down"
            : null;
    }

    private string Describe(EngineOutage outage) => outage.End is { } back
        ? $"was ended by a restart of its engine {node}, which did not answer from {outage.Begin:u} to {back:u}"
        : $"was ended together with its engine {node}, which has not answered since {outage.Begin:u}";
}
