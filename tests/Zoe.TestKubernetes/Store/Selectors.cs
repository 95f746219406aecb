using System.Text.Json.Nodes;

namespace Zoe.TestKubernetes.Store;

/// <summary>Label and field selectors in the forms with <c>=</c> and <c>!=</c>.</summary>
internal static class Selectors
{
    private static readonly string[] Fields =
        ["metadata.name", "status.phase", "spec.nodeName", "involvedObject.kind", "involvedObject.name", "type"];

    public static bool Fits(JsonObject one, string? labels, string? fields) =>
        Split(labels).All(term => Holds(term, name => one.Meta()["labels"]?[name]?.ToString()))
        && Split(fields).All(term => Holds(term, name => Fields.Contains(name)
            ? Follow(one, name)
            : throw new ApiError(400, "BadRequest", $"field label not supported: {name}")));

    private static string[] Split(string? selector) => selector?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool Holds(string term, Func<string, string?> find)
    {
        var isNot = term.Split("!=", 2);
        if (isNot.Length == 2) return find(isNot[0]) != isNot[1];
        var isThat = term.Replace("==", "=", StringComparison.Ordinal).Split('=', 2);
        return isThat.Length == 2
            ? find(isThat[0]) == isThat[1]
            : throw new ApiError(400, "BadRequest", $"unable to parse requirement: {term}");
    }

    private static string Follow(JsonNode one, string path) =>
        path.Split('.').Aggregate((JsonNode?)one, (node, name) => node?[name])?.ToString() ?? "";
}
