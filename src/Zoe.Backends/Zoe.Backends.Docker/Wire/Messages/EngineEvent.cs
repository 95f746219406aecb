using System.Text.Json.Serialization;

namespace Zoe.Backends.Docker;

/// <summary>One event of <c>/events</c>.</summary>
/// <param name="Type"><c>container</c> or <c>image</c>.</param>
/// <param name="Action">What happened, one of <see cref="WatchedActions"/>.</param>
/// <param name="Actor">To what.</param>
/// <param name="TimeNano">When, in nanoseconds since 1970 on the engine's clock.</param>
internal sealed record EngineEvent(
    string? Type, string? Action, EventActor? Actor, [property: JsonPropertyName("timeNano")] long TimeNano)
{
    private const int NanosecondsPerTick = 100;

    /// <summary>
    /// The actions that are asked for; the many others, such as health checks, stay on the engine. Podman has its own
    /// words in questions, <c>died</c> for <c>die</c>, and <c>remove</c> for <c>destroy</c> also in its answers.
    /// </summary>
    public static readonly string[] WatchedActions =
        ["start", "die", "died", "destroy", "remove", "pull", "import", "load", "tag", "untag", "delete"];

    /// <summary>When, on the engine's clock.</summary>
    [JsonIgnore]
    public DateTimeOffset Time => DateTimeOffset.UnixEpoch.AddTicks(TimeNano / NanosecondsPerTick);
}
