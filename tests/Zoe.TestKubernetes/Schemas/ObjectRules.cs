using System;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Zoe.TestKubernetes.Store;

namespace Zoe.TestKubernetes.Schemas;

/// <summary>What objects must be beyond having the right fields.</summary>
internal static partial class ObjectRules
{
    /// <summary>All that is wrong with an object that is to be made.</summary>
    public static IEnumerable<Cause> Check(JsonObject one)
    {
        var meta = one.Meta();
        var isService = one["kind"]!.ToString() == "Service";
        if (isService ? !IsLabel1035(one.Name()) : !one.Name().Split('.').All(IsDnsLabel))
            yield return Invalid("metadata.name", one.Name());
        foreach (var (key, value) in meta["labels"] as JsonObject ?? [])
        {
            if (!IsKey(key)) yield return Invalid("metadata.labels", key);
            if (value!.ToString() is var text && (text.Length > 63 || !Values().IsMatch(text))) yield return Invalid("metadata.labels", text);
        }

        foreach (var (key, _) in meta["annotations"] as JsonObject ?? [])
            if (!IsKey(key)) yield return Invalid("metadata.annotations", key);
        var causes = one["kind"]!.ToString() switch
        {
            "Pod" => CheckPod(one["spec"] as JsonObject ?? []),
            "Service" => CheckService(one["spec"] as JsonObject ?? []),
            "Ingress" => CheckIngress(one["spec"] as JsonObject ?? []),
            _ => [],
        };
        foreach (var cause in causes) yield return cause;
    }

    private static IEnumerable<Cause> CheckPod(JsonObject spec)
    {
        if (!IsOneOf(spec["restartPolicy"], "Always", "OnFailure", "Never")) yield return Unsupported("spec.restartPolicy", spec["restartPolicy"]);
        if (spec["hostname"] is { } host && !IsDnsLabel(host.ToString())) yield return Invalid("spec.hostname", host.ToString());
        var volumes = spec.Items("volumes").ToArray();
        foreach (var same in volumes.GroupBy(volume => volume["name"]!.ToString()).Where(same => same.Count() > 1))
            yield return new Cause("FieldValueDuplicate", "spec.volumes", $"Duplicate value: \"{same.Key}\"");
        foreach (var volume in volumes)
        {
            if (!IsDnsLabel(volume["name"]!.ToString())) yield return Invalid("spec.volumes.name", volume["name"]!.ToString());
            if (volume.Count(field => field.Value is not null) != 2) yield return Invalid("spec.volumes", volume.ToJsonString());
            if (volume["hostPath"] is { } path && path["path"]!.ToString().Split('/').Contains("..")) yield return Invalid("spec.volumes.hostPath.path", path["path"]!.ToString());
            if (volume["nfs"] is { } nfs && !nfs["path"]!.ToString().StartsWith('/')) yield return Invalid("spec.volumes.nfs.path", nfs["path"]!.ToString());
        }

        foreach (var toleration in spec.Items("tolerations"))
        {
            if (!IsOneOf(toleration["operator"], "Exists", "Equal")) yield return Unsupported("spec.tolerations.operator", toleration["operator"]);
            if (!IsOneOf(toleration["effect"], "NoSchedule", "PreferNoSchedule", "NoExecute")) yield return Unsupported("spec.tolerations.effect", toleration["effect"]);
            if (toleration["operator"]?.ToString() == "Exists" && toleration["value"] is not null) yield return Invalid("spec.tolerations.operator", "value must be empty when `operator` is 'Exists'");
        }

        var names = volumes.Select(volume => volume["name"]!.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var container in spec.Items("containers"))
            foreach (var cause in CheckContainer(container, names))
                yield return cause;
    }

    private static IEnumerable<Cause> CheckContainer(JsonObject container, HashSet<string> volumes)
    {
        const string At = "spec.containers[0]";
        if (!IsDnsLabel(container["name"]!.ToString())) yield return Invalid($"{At}.name", container["name"]!.ToString());
        if (string.IsNullOrEmpty(container["image"]?.ToString())) yield return new Cause("FieldValueRequired", $"{At}.image", "Required value");
        if (!IsOneOf(container["imagePullPolicy"], "Always", "IfNotPresent", "Never")) yield return Unsupported($"{At}.imagePullPolicy", container["imagePullPolicy"]);
        foreach (var variable in container.Items("env"))
            if (!EnvironmentNames().IsMatch(variable["name"]!.ToString())) yield return Invalid($"{At}.env.name", variable["name"]!.ToString());
        foreach (var port in container.Items("ports"))
        {
            if ((long)port["containerPort"]! is < 1 or > 65535) yield return Invalid($"{At}.ports.containerPort", port["containerPort"]!.ToString());
            if (!IsOneOf(port["protocol"], "TCP", "UDP", "SCTP")) yield return Unsupported($"{At}.ports.protocol", port["protocol"]);
        }

        foreach (var mount in container.Items("volumeMounts"))
        {
            if (!volumes.Contains(mount["name"]!.ToString())) yield return new Cause("FieldValueNotFound", $"{At}.volumeMounts.name", $"Not found: \"{mount["name"]}\"");
            if (mount["subPath"] is { } sub && (sub.ToString().StartsWith('/') || sub.ToString().Split('/').Contains(".."))) yield return Invalid($"{At}.volumeMounts.subPath", sub.ToString());
        }

        foreach (var same in container.Items("volumeMounts").GroupBy(mount => mount["mountPath"]!.ToString()).Where(same => same.Count() > 1))
            yield return Invalid($"{At}.volumeMounts.mountPath", $"{same.Key}: must be unique");
        foreach (var (resource, amount) in container["resources"]?["requests"] as JsonObject ?? [])
        {
            if (container["resources"]!["limits"]?[resource] is { } limit && KubeAmount.Read(amount!.ToString()) > KubeAmount.Read(limit.ToString()))
                yield return Invalid($"{At}.resources.requests", $"{amount}: must be less than or equal to {resource} limit");
        }
    }

    private static IEnumerable<Cause> CheckService(JsonObject spec)
    {
        var isHeadless = spec["clusterIP"]?.ToString() == "None";
        if (!IsOneOf(spec["type"], "ClusterIP", "NodePort", "LoadBalancer")) yield return Unsupported("spec.type", spec["type"]);
        if (isHeadless && spec["type"]?.ToString() is "NodePort" or "LoadBalancer") yield return Invalid("spec.clusterIP", "may not be set to 'None'");
        var ports = spec.Items("ports").ToArray();
        if (ports.Length == 0 && !isHeadless) yield return new Cause("FieldValueRequired", "spec.ports", "Required value");
        foreach (var port in ports)
        {
            if (ports.Length > 1 && port["name"] is null) yield return new Cause("FieldValueRequired", "spec.ports.name", "Required value");
            if (port["name"] is { } name && !IsDnsLabel(name.ToString())) yield return Invalid("spec.ports.name", name.ToString());
            if ((long)port["port"]! is < 1 or > 65535) yield return Invalid("spec.ports.port", port["port"]!.ToString());
            if (!IsOneOf(port["protocol"], "TCP", "UDP", "SCTP")) yield return Unsupported("spec.ports.protocol", port["protocol"]);
        }
    }

    private static IEnumerable<Cause> CheckIngress(JsonObject spec)
    {
        foreach (var rule in spec.Items("rules"))
        {
            if (rule["host"] is { } host && !host.ToString().Split('.').All(IsDnsLabel)) yield return Invalid("spec.rules.host", host.ToString());
            foreach (var path in (rule["http"] as JsonObject ?? []).Items("paths"))
            {
                if (!IsOneOf(path["pathType"], "Exact", "Prefix", "ImplementationSpecific")) yield return Unsupported("spec.rules.http.paths.pathType", path["pathType"]);
                if (path["path"]?.ToString().StartsWith('/') != true) yield return Invalid("spec.rules.http.paths.path", $"{path["path"]}");
            }
        }
    }

    private static bool IsOneOf(JsonNode? value, params string[] known) => value is null || known.Contains(value.ToString());

    private static bool IsDnsLabel(string text) => text.Length <= 63 && DnsLabels().IsMatch(text);

    private static bool IsLabel1035(string text) => IsDnsLabel(text) && char.IsAsciiLetterLower(text[0]);

    private static bool IsKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var name = key[(slash + 1)..];
        return name.Length is > 0 and <= 63 && Values().IsMatch(name) && (slash < 0 || key[..slash].Split('.').All(IsDnsLabel));
    }

    private static Cause Invalid(string field, string value) => new("FieldValueInvalid", field, $"Invalid value: \"{value}\"");

    private static Cause Unsupported(string field, JsonNode? value) => new("FieldValueNotSupported", field, $"Unsupported value: \"{value}\"");

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DnsLabels();

    [GeneratedRegex("^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Values();

    [GeneratedRegex("^[-._a-zA-Z][-._a-zA-Z0-9]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EnvironmentNames();
}
