using System.Text.Json;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>Reads optional members of a submission; null counts as missing.</summary>
internal sealed class StartValues(Dictionary<string, JsonElement> members, List<string> problems)
{
    private const double MaxSeconds = 1e9;

    /// <summary>An integer; null for none.</summary>
    public int? Whole(string name)
    {
        if (Find(name) is not { } element) return null;
        if (element.ValueKind is JsonValueKind.Number && element.TryGetInt32(out var number)) return number;
        problems.Add($"{name} must be an integer.");
        return null;
    }

    /// <summary>A duration in seconds; null for none.</summary>
    public TimeSpan? Seconds(string name)
    {
        if (Find(name) is not { } element) return null;
        if (element.ValueKind is JsonValueKind.Number && element.TryGetDouble(out var seconds) && seconds is > 0 and <= MaxSeconds)
            return TimeSpan.FromSeconds(seconds);
        problems.Add($"{name} must be a number of seconds above 0 and at most {MaxSeconds:0}.");
        return null;
    }

    private JsonElement? Find(string name) =>
        members.TryGetValue(name, out var element) && element.ValueKind is not JsonValueKind.Null ? element : null;
}
