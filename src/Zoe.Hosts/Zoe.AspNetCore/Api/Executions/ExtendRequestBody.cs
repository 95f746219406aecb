using System.Text.Json;
using Zoe.AspNetCore.Api.Errors;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>Body of an extension: <c>{"seconds": 3600}</c>.</summary>
internal static class ExtendRequestBody
{
    /// <summary>How long the execution is kept; rejects an invalid body.</summary>
    public static TimeSpan Parse(byte[] body)
    {
        using var document = StartRequest.ParseJson(body);
        if (document.RootElement.ValueKind is not JsonValueKind.Object) throw Bad("The body must be an object with the member seconds.");
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.Name != "seconds" || !members.TryAdd(member.Name, member.Value))
                problems.Add($"The body has the member '{member.Name}'; it takes seconds alone, once.");
        }

        var duration = new StartValues(members, problems).Seconds("seconds");
        if (duration is null && problems.Count == 0) problems.Add("The member seconds is missing.");
        return problems.Count > 0 ? throw Bad(string.Join(' ', problems)) : duration!.Value;
    }

    private static ApiException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}
