using Zoe.AspNetCore.Api.Errors;
using Zoe.Hosting;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>
/// The header <c>Idempotency-Key</c> of the IETF draft: a string of printable ASCII characters, with or without quotes.
/// </summary>
internal static class IdempotencyKeyHeader
{
    private const string Name = "Idempotency-Key";

    /// <summary>The key; null when the request has none. Rejects an invalid one.</summary>
    public static string? Read(HttpRequest request)
    {
        if (request.Headers[Name] is not { Count: > 0 } values) return null;
        if (values.Count > 1) throw Bad("occurs more than once; a request has one key.");
        var key = values[0]!.Trim();
        if (key.Length >= 2 && key[0] == '"' && key[^1] == '"') key = key[1..^1];
        if (key.Length == 0) throw Bad("is empty; it must be a unique string such as a UUID.");
        if (key.Length > Submission.MaxKeyLength)
            throw Bad($"has {key.Length} characters; at most {Submission.MaxKeyLength} are allowed.");
        if (!key.All(character => character is >= ' ' and <= '~')) throw Bad("has characters other than printable ASCII.");
        return key;
    }

    private static ApiException Bad(string problem) =>
        new(StatusCodes.Status400BadRequest, $"The header {Name} {problem}");
}
