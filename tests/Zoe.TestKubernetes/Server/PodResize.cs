using System;
using System.Text.Json.Nodes;
using Zoe.TestKubernetes.Schemas;
using Zoe.TestKubernetes.Store;

namespace Zoe.TestKubernetes.Server;

/// <summary>Changes the resources of a pod's containers, as far as clusters allow it.</summary>
internal static class PodResize
{
    private static readonly string[] Resources = ["cpu", "memory"];

    /// <summary>Makes the containers of a pod what a patch says.</summary>
    public static void Apply(JsonObject pod, JsonObject patch)
    {
        SchemaTable.Instance.Check(patch["spec"], "PodSpec");
        var before = Classify(pod);
        foreach (var wanted in patch["spec"]!.AsObject().Items("containers"))
        {
            if (wanted.Any(field => field.Key is not ("name" or "resources")))
                throw Invalid(pod, "spec: Forbidden: only cpu and memory resources are mutable");
            Merge(Find(pod, wanted["name"]!.ToString())["resources"]!.AsObject(), wanted["resources"]!.AsObject());
        }

        if (ObjectRules.Check(pod).FirstOrDefault() is { } cause) throw Invalid(pod, $"{cause.Field}: {cause.Message}");
        if (Classify(pod) is var after && after != before)
            throw Invalid(pod, $"spec: Invalid value: \"{after}\": Pod QOS Class may not change as a result of resizing");
    }

    private static JsonObject Find(JsonObject pod, string name) =>
        pod["spec"]!.AsObject().Items("containers").FirstOrDefault(one => one["name"]!.ToString() == name)
        ?? throw Invalid(pod, "spec: Forbidden: containers may not be added or removed");

    private static void Merge(JsonObject present, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is JsonObject inner && present[key] is JsonObject there) Merge(there, inner);
            else present[key] = value?.DeepClone();
        }
    }

    private static string Classify(JsonObject pod)
    {
        var given = pod["spec"]!.AsObject().Items("containers")
            .SelectMany(container => Resources.Select(resource =>
                (Request: Read(container, "requests", resource), Limit: Read(container, "limits", resource))))
            .ToArray();
        if (given.All(one => one.Request == 0 && one.Limit == 0)) return "BestEffort";
        return given.All(one => one.Limit > 0 && one.Request == one.Limit) ? "Guaranteed" : "Burstable";
    }

    private static decimal Read(JsonObject container, string side, string resource) =>
        container["resources"]?[side]?[resource] is { } amount ? KubeAmount.Read(amount.ToString()) : 0;

    private static ApiError Invalid(JsonObject pod, string words) => new(422, "Invalid", $"Pod \"{pod.Name()}\" is invalid: {words}");
}
