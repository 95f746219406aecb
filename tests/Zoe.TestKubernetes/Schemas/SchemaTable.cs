using System;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Zoe.TestKubernetes.Store;

namespace Zoe.TestKubernetes.Schemas;

/// <summary>The fields that objects may and must have.</summary>
internal sealed partial class SchemaTable
{
    private readonly Dictionary<string, Dictionary<string, (string Type, bool Required)>> _types = new(StringComparer.Ordinal);

    private SchemaTable(string text)
    {
        foreach (Match type in Types().Matches(text))
        {
            _types[type.Groups["name"].Value] = type.Groups["fields"].Value
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(field => field.Split(':', 2))
                .ToDictionary(field => field[0].TrimEnd('!'), field => (field[1], field[0].EndsWith('!')), StringComparer.Ordinal);
        }
    }

    public static SchemaTable Instance { get; } = Load();

    /// <summary>Refuses with 400 what is not of the type, and returns what must be there and is not.</summary>
    public IReadOnlyList<Cause> Check(JsonNode? node, string type, string path = "")
    {
        var missing = new List<Cause>();
        Check(node, type, path, missing);
        return missing;
    }

    private void Check(JsonNode? node, string type, string path, List<Cause> missing)
    {
        if (node is null || type == "any") return;
        if (type[0] == '[') CheckItems(node, type[1..^1], path, missing);
        else if (type[0] == '<') CheckEntries(node, type[1..^1], path, missing);
        else if (_types.TryGetValue(type, out var fields)) CheckFields(node, fields, path, missing);
        else CheckScalar(node, type, path);
    }

    private void CheckItems(JsonNode node, string type, string path, List<Cause> missing)
    {
        if (node is not JsonArray items) throw Wrong(path, "a list");
        for (var i = 0; i < items.Count; i++) Check(items[i], type, $"{path}[{i}]", missing);
    }

    private void CheckEntries(JsonNode node, string type, string path, List<Cause> missing)
    {
        if (node is not JsonObject entries) throw Wrong(path, "a map");
        foreach (var (key, value) in entries) Check(value, type, $"{path}[{key}]", missing);
    }

    private void CheckFields(
        JsonNode node, Dictionary<string, (string Type, bool Required)> fields, string path, List<Cause> missing)
    {
        if (node is not JsonObject found) throw Wrong(path, "an object");
        foreach (var (name, value) in found)
        {
            if (!fields.TryGetValue(name, out var field))
                throw new ApiError(400, "BadRequest", $"strict decoding error: unknown field \"{Join(path, name)}\"");
            Check(value, field.Type, Join(path, name), missing);
        }

        foreach (var (name, field) in fields)
        {
            if (field.Required && found[name] is null or JsonArray { Count: 0 } or JsonValue)
            {
                if (!field.Required || (found[name] is JsonValue given && given.ToString().Length > 0)) continue;
                missing.Add(new Cause("FieldValueRequired", Join(path, name), "Required value"));
            }
        }
    }

    private static void CheckScalar(JsonNode node, string type, string path)
    {
        var kind = node.GetValueKind();
        var fits = type switch
        {
            "string" or "time" => kind == System.Text.Json.JsonValueKind.String,
            "int" => kind == System.Text.Json.JsonValueKind.Number && node.AsValue().TryGetValue<long>(out _),
            "bool" => kind is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
            "quantity" => kind == System.Text.Json.JsonValueKind.String && Quantities().IsMatch(node.ToString()),
            _ => throw new InvalidOperationException($"The table has no type '{type}'."),
        };
        if (!fits) throw Wrong(path, type);
    }

    private static ApiError Wrong(string path, string right) => new(400, "BadRequest", $"{path}: must be {right}");

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static SchemaTable Load()
    {
        using var stream = typeof(SchemaTable).Assembly.GetManifestResourceStream("schemas.txt")!;
        using var reader = new StreamReader(stream);
        return new SchemaTable(reader.ReadToEnd());
    }

    [GeneratedRegex("^(?<name>\\w+) \\{(?<fields>[^}]*)\\}", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Types();

    [GeneratedRegex("^[+-]?[0-9]+(\\.[0-9]+)?([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quantities();
}
