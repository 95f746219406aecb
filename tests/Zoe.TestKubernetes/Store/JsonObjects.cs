using System.Text.Json.Nodes;

namespace Zoe.TestKubernetes.Store;

/// <summary>Shortcuts to common fields of objects.</summary>
internal static class JsonObjects
{
    public static JsonObject Meta(this JsonObject one) => one["metadata"]!.AsObject();

    public static string Name(this JsonObject one) => one.Meta()["name"]?.ToString() ?? "";

    public static string Uid(this JsonObject one) => one.Meta()["uid"]!.ToString();

    public static string? Scope(this JsonObject one) => one.Meta()["namespace"]?.ToString();

    public static bool IsDeleting(this JsonObject one) => one.Meta()["deletionTimestamp"] is not null;

    public static IEnumerable<JsonObject> Items(this JsonObject one, string list) =>
        (one[list] as JsonArray ?? []).OfType<JsonObject>();

    public static JsonObject Copy(this JsonObject one) => one.DeepClone().AsObject();
}
