using System;
using System.Text.Json.Nodes;
using Zoe.TestKubernetes.Schemas;

namespace Zoe.TestKubernetes.Store;

/// <summary>Server-side apply: each manager owns the fields that it gave, and takes away those that it gives no more.</summary>
internal static class ServerSideApply
{
    private static readonly Dictionary<string, string[]> MapKeys = new(StringComparer.Ordinal)
    {
        ["ownerReferences"] = ["uid"],
        ["ports"] = ["port", "protocol"],
        ["rules"] = [],
        ["tls"] = [],
    };

    /// <summary>Makes an object what a manager wants of it, and leaves alone what others want.</summary>
    public static void Apply(JsonObject present, JsonObject wanted, string manager, bool force)
    {
        var given = Flatten(wanted);
        var records = present.Meta()["managedFields"] as JsonArray ?? [];
        var mine = records.OfType<JsonObject>().FirstOrDefault(record => record["manager"]!.ToString() == manager);
        var others = records.OfType<JsonObject>().Where(record => record != mine)
            .SelectMany(record => record["fieldsV1"]!.AsObject().Select(field => (Path: field.Key, Manager: record["manager"]!.ToString())))
            .ToLookup(field => field.Path, field => field.Manager, StringComparer.Ordinal);
        var now = Flatten(present);
        if (!force)
        {
            var conflicts = given.Where(field => others.Contains(field.Key) && !JsonNode.DeepEquals(now.GetValueOrDefault(field.Key), field.Value))
                .Select(field => new Cause("FieldManagerConflict", field.Key, $"conflict with \"{others[field.Key].First()}\"")).ToArray();
            if (conflicts.Length > 0) throw new ApiError(409, "Conflict", "Apply failed with conflicts", conflicts);
        }

        foreach (var (path, _) in mine?["fieldsV1"]?.AsObject() ?? [])
            if (!given.ContainsKey(path) && !others.Contains(path)) Set(present, path, value: null);
        foreach (var (path, value) in given) Set(present, path, value);
        var fields = new JsonObject(given.Keys.Select(path => KeyValuePair.Create(path, (JsonNode?)new JsonObject())));
        if (mine is not null)
        {
            mine["fieldsV1"] = fields;
            return;
        }

        var list = present.Meta()["managedFields"] as JsonArray;
        if (list is null) present.Meta()["managedFields"] = list = [];
        list.Add(new JsonObject { ["manager"] = manager, ["operation"] = "Apply", ["fieldsType"] = "FieldsV1", ["fieldsV1"] = fields });
    }

    private static Dictionary<string, JsonNode?> Flatten(JsonObject one)
    {
        var fields = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        Flatten(one, "", fields);
        foreach (var fixedField in fields.Keys.Where(IsIdentity).ToArray()) fields.Remove(fixedField);
        return fields;
    }

    private static bool IsIdentity(string path) =>
        path is "/apiVersion" or "/kind" or "/metadata/name" or "/metadata/namespace" or "/metadata/uid"
            or "/metadata/resourceVersion" or "/metadata/creationTimestamp" || path.StartsWith("/metadata/managedFields", StringComparison.Ordinal);

    private static void Flatten(JsonNode? node, string path, Dictionary<string, JsonNode?> fields)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        switch (node)
        {
            case JsonObject { Count: > 0 } one:
                foreach (var (key, value) in one) Flatten(value, $"{path}/{key.Replace("/", "~1", StringComparison.Ordinal)}", fields);
                break;
            case JsonArray items when items.All(item => item is JsonObject) && MapKeys.TryGetValue(name, out var keys) && keys.Length > 0:
                foreach (var item in items.OfType<JsonObject>())
                {
                    var id = string.Join('&', keys.Select(key => item[key]?.ToString() ?? "TCP"));
                    foreach (var (key, value) in item) Flatten(value, $"{path}/[{id}]/{key}", fields);
                }

                break;
            default:
                fields[path] = node;
                break;
        }
    }

    private static void Set(JsonObject root, string path, JsonNode? value)
    {
        var parts = path[1..].Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal)).ToArray();
        JsonNode current = root;
        for (var i = 0; i < parts.Length - 1; i++)
        {
            if (current is JsonArray items)
            {
                var keys = MapKeys[parts[i - 1]];
                var ids = parts[i].Trim('[', ']').Split('&');
                var found = items.OfType<JsonObject>().FirstOrDefault(item => keys.Select((key, at) => (item[key]?.ToString() ?? "TCP") == ids[at]).All(same => same));
                if (found is null && value is null) return;
                if (found is null) items.Add(found = []);
                current = found;
                continue;
            }

            if (current[parts[i]] is null)
            {
                if (value is null) return;
                current[parts[i]] = parts[i + 1].StartsWith('[') ? new JsonArray() : new JsonObject();
            }

            current = current[parts[i]]!;
        }

        if (value is null) current.AsObject().Remove(parts[^1]);
        else current[parts[^1]] = value.DeepClone();
    }
}
