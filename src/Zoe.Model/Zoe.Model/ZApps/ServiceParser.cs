using System.Collections.Immutable;
using Zoe.Model.Json;

namespace Zoe.Model.ZApps;

/// <summary>Reads the services of format 3.</summary>
internal static class ServiceParser
{
    private static readonly FieldSet Fields = new(
        new()
        {
            ["docker_image"] = "image",
            ["required_resources"] = "resources",
            ["networks"] = "network",
            ["env"] = "environment",
            ["workdir"] = "work_dir",
        },
        new("name", required: true, "the name of the service"),
        new("environment", required: true, "a list of [name, value] pairs; it may be empty"),
        new("volumes", required: false, "a list of volumes"),
        new("image", required: true, "the full name of the container image"),
        new("monitor", required: true, "true if the end of this service ends the application, else false"),
        new("total_count", required: true, "the most instances to start"),
        new("essential_count", required: true, "the instances that the application cannot do without"),
        new("resources", required: true, "an object with memory and cores"),
        new("startup_order", required: true, "the place in the starting order, for example 0"),
        new("command", required: false, "the command to run, or null"),
        new("work_dir", required: false, "the folder to run the command in"),
        new("ports", required: true, "a list of ports; it may be empty"),
        new("labels", required: false, "a list of node labels"),
        new("network", required: false, "the name of a network"),
        new("replicas", required: false, "a number"));

    public static ZAppService Read(ref JsonCursor cursor)
    {
        string? name = null, image = null, command = null, workDir = null, network = null;
        var environment = default(ImmutableArray<EnvironmentVariable>);
        var volumes = ImmutableArray<ZAppVolume>.Empty;
        var ports = default(ImmutableArray<ZAppPort>);
        var labels = ImmutableArray<string>.Empty;
        bool? monitor = null;
        int? total = null, essential = null, order = null, replicas = null;
        ZAppResources? resources = null;
        if (cursor.BeginObject(Fields, out var scope))
        {
            while (cursor.NextField(ref scope, out var field))
            {
                switch (field)
                {
                    case 0: name = cursor.ReadString(); break;
                    case 1: environment = EnvironmentParser.Read(ref cursor); break;
                    case 2: volumes = ReadVolumes(ref cursor); break;
                    case 3: image = cursor.ReadString(); break;
                    case 4: monitor = cursor.ReadBoolean(); break;
                    case 5: total = cursor.ReadInt32(); break;
                    case 6: essential = cursor.ReadInt32(); break;
                    case 7: resources = ResourceParser.Read(ref cursor); break;
                    case 8: order = cursor.ReadInt32(); break;
                    case 9: command = cursor.ReadStringOrNull(); break;
                    case 10: workDir = cursor.ReadStringOrNull(); break;
                    case 11: ports = ReadPorts(ref cursor); break;
                    case 12: labels = cursor.ReadStrings(); break;
                    case 13: network = cursor.ReadStringOrNull(); break;
                    default: replicas = cursor.IsNull ? null : cursor.ReadInt32(); break;
                }
            }
        }

        return new ZAppService
        {
            Name = name!,
            Environment = environment,
            Volumes = volumes,
            Image = image!,
            Monitor = monitor ?? true,
            TotalCount = total ?? Math.Max(1, essential ?? 1),
            EssentialCount = essential ?? Math.Clamp(total ?? 1, 0, 1),
            Resources = resources!,
            StartupOrder = order ?? 0,
            Command = command,
            WorkDir = workDir,
            Ports = ports,
            Labels = labels,
            Network = network,
            Replicas = replicas,
        };
    }

    private static ImmutableArray<ZAppVolume> ReadVolumes(ref JsonCursor cursor)
    {
        if (!cursor.BeginArray("a list of volumes"))
            return [];
        var volumes = ImmutableArray.CreateBuilder<ZAppVolume>();
        while (cursor.NextItem())
            volumes.Add(VolumeParser.Read(ref cursor));
        return volumes.DrainToImmutable();
    }

    private static ImmutableArray<ZAppPort> ReadPorts(ref JsonCursor cursor)
    {
        if (!cursor.BeginArray("a list of ports"))
            return [];
        var ports = ImmutableArray.CreateBuilder<ZAppPort>();
        while (cursor.NextItem())
            ports.Add(PortParser.Read(ref cursor));
        return ports.DrainToImmutable();
    }
}
