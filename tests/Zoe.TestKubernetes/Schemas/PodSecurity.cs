using System.Text.Json.Nodes;
using Zoe.TestKubernetes.Store;

namespace Zoe.TestKubernetes.Schemas;

/// <summary>Refuses pods that do not keep to a level of the Pod Security Standards, in the admission plug-in's words.</summary>
internal static class PodSecurity
{
    private static readonly string[] RestrictedVolumes = ["emptyDir", "persistentVolumeClaim", "configMap", "secret", "projected"];

    public static void Check(JsonObject pod, string? level)
    {
        if (level is null) return;
        var spec = pod["spec"]!.AsObject();
        var violations = CheckBaseline(spec).Concat(level == "restricted" ? CheckRestricted(spec) : []).ToArray();
        if (violations.Length == 0) return;
        throw new ApiError(
            403, "Forbidden",
            $"pods \"{pod.Name()}\" is forbidden: violates PodSecurity \"{level}:latest\": {string.Join(", ", violations)}");
    }

    private static IEnumerable<string> CheckBaseline(JsonObject spec)
    {
        foreach (var volume in spec.Items("volumes").Where(volume => volume["hostPath"] is not null))
            yield return $"hostPath volumes (volume \"{volume["name"]}\")";
    }

    private static IEnumerable<string> CheckRestricted(JsonObject spec)
    {
        var pod = spec["securityContext"];
        foreach (var volume in spec.Items("volumes").Where(volume => !RestrictedVolumes.Any(volume.ContainsKey)))
            yield return $"restricted volume types (volume \"{volume["name"]}\")";
        foreach (var container in spec.Items("containers"))
        {
            var context = container["securityContext"];
            if ((bool?)context?["allowPrivilegeEscalation"] != false) yield return "allowPrivilegeEscalation != false";
            if (context?["capabilities"]?["drop"] is not JsonArray drop || drop.All(one => one!.ToString() != "ALL"))
                yield return "unrestricted capabilities (container must set securityContext.capabilities.drop=[\"ALL\"])";
            if ((bool?)(context?["runAsNonRoot"] ?? pod?["runAsNonRoot"]) != true) yield return "runAsNonRoot != true";
            if ((long?)(context?["runAsUser"] ?? pod?["runAsUser"]) == 0) yield return "runAsUser=0";
            if ((context?["seccompProfile"] ?? pod?["seccompProfile"])?["type"]?.ToString() is not ("RuntimeDefault" or "Localhost"))
                yield return "seccompProfile (pod or container must set securityContext.seccompProfile.type)";
        }
    }
}
