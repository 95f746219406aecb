using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Placeholders;

namespace Zoe.Model.ZApps;

/// <summary>Checks one service of a ZApp.</summary>
internal static class ServiceChecks
{
    public static void Check(ZAppService service, int index, ServiceNameIndex names, ZApp zapp, DiagnosticBag bag)
    {
        var at = new ServicePath(index);
        TextChecks.CheckServiceName(service.Name, at, bag);
        if (service.Name is { } name && names.Find(name) is var first && first < index)
        {
            bag.Add(
                ZAppRules.DuplicateServiceName,
                at + "/name",
                $"Service '{name}' has the name of service {first} ('{zapp.Services[first].Name}'); rename one of them.");
        }

        ImageChecks.Check(service.Image, at, bag);
        EnvironmentChecks.Check(service, at, names, zapp, bag);
        VolumeChecks.Check(service.Volumes, at, bag);
        PortChecks.Check(service.Ports, at, bag);
        ResourceChecks.Check(service.Resources, at, bag);
        TextChecks.CheckNotEmpty(service.Network, "network", at, bag);
        TextChecks.CheckNotEmpty(service.WorkDir, "work_dir", at, bag);
        TextChecks.CheckNotEmpty(service.Command, "command", at, bag);
        CheckLabels(service, at, bag);
        CheckReplicas(service, at, bag);
    }

    private static void CheckLabels(ZAppService service, ServicePath at, DiagnosticBag bag)
    {
        var labels = service.Labels;
        if (labels.IsDefaultOrEmpty)
            return;
        HashSet<string>? seen = null;
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not { } label)
                continue;
            TextChecks.CheckNotEmpty(label, $"labels/{i}", at, bag);
            if (labels.Length > 1 && !(seen ??= []).Add(label))
                bag.Add(ZAppRules.DuplicateLabel, $"{at}/labels/{i}", $"Label '{label}' is given twice; remove one.");
        }
    }

    private static void CheckReplicas(ZAppService service, ServicePath at, DiagnosticBag bag)
    {
        if (service.Replicas is not { } replicas)
            return;
        if (replicas < 1)
            bag.Add(ShapeRules.OutOfRange, at + "/replicas", $"'replicas' is {replicas}; write 1 or more, or remove it.");
        else if (replicas > 1)
            bag.Add(ZAppRules.ReplicasIgnored, at + "/replicas", "'replicas' has no effect; use total_count.");
    }
}
