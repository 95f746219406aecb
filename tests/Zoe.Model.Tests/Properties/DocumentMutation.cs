using System.Text.Json.Nodes;

namespace Zoe.Model.Tests.Properties;

/// <summary>Applies one mutation to a valid document; the result is invalid or equivalent.</summary>
internal static class DocumentMutation
{
    private const int Kinds = 6;

    /// <param name="text">A normalised document.</param>
    /// <param name="choice">Selects the mutation and its position.</param>
    public static string Apply(string text, int choice)
    {
        var where = choice / Kinds;
        return (choice % Kinds) switch
        {
            0 => text[..(where % text.TrimEnd().Length)],
            1 => WithoutStructure(text, where),
            2 => Change(text, where, static (parent, key) => Rename(parent, key)),
            3 => Change(text, where, static (parent, key) => parent[key] = OtherType(parent[key])),
            4 => Change(text, where, static (parent, _) => parent["unknown"] = 1),
            _ => Duplicate(text, where),
        };
    }

    private static string WithoutStructure(string text, int where)
    {
        // Brackets, commas and colons outside of strings.
        var places = new List<int>();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && text[i - 1] != '\\')
                quoted = !quoted;
            else if (!quoted && text[i] is '{' or '}' or '[' or ']' or ',' or ':')
                places.Add(i);
        }

        return text.Remove(places[where % places.Count], 1);
    }

    private static string Duplicate(string text, int where)
    {
        var lines = text.Split('\n').ToList();
        var keys = lines.FindAll(static line => line.Contains("\": ") && line.EndsWith(','));
        var line = keys[where % keys.Count];
        lines.Insert(lines.IndexOf(line), line);
        return string.Join('\n', lines);
    }

    private static string Change(string text, int where, Action<JsonObject, string> change)
    {
        var root = JsonNode.Parse(text)!;
        var members = new List<(JsonObject Parent, string Key)>();
        Collect(root, members);
        var (parent, key) = members[where % members.Count];
        change(parent, key);
        return root.ToJsonString();
    }

    private static void Collect(JsonNode? node, List<(JsonObject Parent, string Key)> members)
    {
        if (node is JsonObject parent)
        {
            foreach (var (key, value) in parent)
            {
                members.Add((parent, key));
                Collect(value, members);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
                Collect(item, members);
        }
    }

    private static void Rename(JsonObject parent, string key)
    {
        var value = parent[key];
        parent.Remove(key);
        parent[key + "x"] = value;
    }

    private static JsonNode OtherType(JsonNode? value) => value?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Array => new JsonObject(),
        System.Text.Json.JsonValueKind.Object => new JsonArray(),
        System.Text.Json.JsonValueKind.String => JsonValue.Create(5),
        System.Text.Json.JsonValueKind.Null or null => JsonValue.Create(false),
        _ => JsonValue.Create("text"),
    };
}
