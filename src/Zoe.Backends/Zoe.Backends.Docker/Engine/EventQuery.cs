using System.Text.Json;

namespace Zoe.Backends.Docker.Engine;

/// <summary>The paths of requests for events.</summary>
internal static class EventQuery
{
    // Podman filters by words of its own: `died` for `die`, and `remove` for `destroy` also in its events.
    private static readonly string[] WatchedActions =
        ["start", "die", "died", "destroy", "remove", "pull", "import", "load", "tag", "untag", "delete"];

    private static readonly string[] WatchedTypes = ["container", "image"];

    /// <summary>What the driver watches, since a moment; other events, such as health checks, stay on the engine.</summary>
    public static string ForWatching(DateTimeOffset since) =>
        $"events?since={EngineTime.Format(since)}&filters={Encode(new() { ["type"] = WatchedTypes, ["event"] = WatchedActions })}";

    /// <summary>What happened to one container between two moments.</summary>
    public static string ForContainer(string id, string[] actions, DateTimeOffset since, DateTimeOffset until) =>
        $"events?since={EngineTime.Format(since)}&until={EngineTime.Format(until)}"
        + $"&filters={Encode(new() { ["container"] = [id], ["event"] = actions })}";

    private static string Encode(Dictionary<string, string[]> filters) =>
        Uri.EscapeDataString(JsonSerializer.Serialize(filters, EngineJson.Default.DictionaryStringStringArray));
}
