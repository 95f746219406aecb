using Docker.DotNet.Models;
using Zoe.Backends.Docker.Engine;

namespace Zoe.Backends.Docker.Services;

/// <summary>Reads from an engine's events who made a container end, as far as the engine still knows.</summary>
internal sealed class KillEvents(IDockerEngine engine)
{
    private const string KillSignal = "9";

    private static readonly string[] Causes = ["oom", "kill"];
    private static readonly string[] Kills = ["kill"];

    // SIGINT, SIGQUIT, SIGKILL and SIGTERM.
    private static readonly string[] EndSignals = ["2", "3", KillSignal, "15"];

    /// <summary>
    /// By how much an event may be later than the end that it explains: both come from the kernel at the same moment, by
    /// different ways.
    /// </summary>
    public static TimeSpan Delay { get; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Whether a container ran out of memory although its description does not say so: an engine that learns of an end
    /// before it learns why sends the event <c>oom</c> but leaves <c>OOMKilled</c> false (seen with Engine 20.10).
    /// </summary>
    public async Task<bool> RanOutOfMemoryAsync(
        string id, DateTimeOffset begin, DateTimeOffset end, CancellationToken cancellationToken)
    {
        // Ends at once when somebody asked for the kill, or when it is long ago.
        await foreach (var cause in engine.ReadEventsAsync(id, Causes, begin, end + Delay, cancellationToken))
        {
            if (cause.Action == "oom") return true;
            if (FindSignal(cause) is null or KillSignal) return false;
        }

        return false;
    }

    /// <summary>
    /// Whether somebody asked a container to end: <c>docker stop</c> or <c>docker kill</c>, an engine that shuts down, or
    /// one without live-restore, which ends when it starts what its predecessor left running. The container may then end
    /// with any exit code.
    /// </summary>
    public async Task<bool> WasAskedToEndAsync(
        string id, DateTimeOffset begin, DateTimeOffset end, CancellationToken cancellationToken)
    {
        await foreach (var kill in engine.ReadEventsAsync(id, Kills, begin, end, cancellationToken))
            if (EndSignals.Contains(FindSignal(kill) ?? KillSignal)) return true;
        return false;
    }

    private static string? FindSignal(Message kill) =>
        kill.Actor?.Attributes is { } attributes && attributes.TryGetValue("signal", out var signal) ? signal : null;
}
