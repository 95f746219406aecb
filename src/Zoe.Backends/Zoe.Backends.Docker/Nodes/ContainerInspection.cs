using System.Net;

namespace Zoe.Backends.Docker;

/// <summary>
/// Asks an engine for a container, and looks for a lack of memory where the container itself does not tell of it: an
/// engine that learns of an end before it learns why sends the event but leaves the container without the mark.
/// </summary>
internal sealed class ContainerInspection(IDockerEngine engine)
{
    // 128 and the number of the signal, as shells count.
    private const int Killed = 137;
    private const string KillSignal = "9";

    private static readonly string[] Causes = ["oom", "kill"];

    // Both come from the kernel at the same moment, by different ways.
    private static readonly TimeSpan CauseDelay = TimeSpan.FromSeconds(2);

    /// <summary>All about a container, named by its identifier or its name; null when there is none.</summary>
    public async Task<ContainerDetails?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var container = await engine.InspectContainerAsync(id, cancellationToken);
            return container.State is { OOMKilled: false, ExitCode: Killed, StartedAt: { } begin, FinishedAt: { } end } state
                && begin < end
                && await RanOutOfMemoryAsync(container.Id, begin, end, cancellationToken)
                ? container with { State = state with { OOMKilled = true } }
                : container;
        }
        catch (DockerEngineException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

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
