using System.Collections.Immutable;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.ZApps;

namespace Zoe.Model.ZAppsV2;

/// <summary>Reads the services of format 2.</summary>
internal static class ServiceV2Parser
{
    private const string Volume = "a list [\"/host/path\", \"/container/path\", true or false]";

    private static readonly FieldSet Fields = new(
        new()
        {
            ["image"] = "docker_image",
            ["resources"] = "required_resources",
            ["network"] = "networks",
        },
        new("name", required: true, "the name of the service"),
        new("environment", required: true, "a list of [name, value] pairs; it may be empty"),
        new("networks", required: false, "a list of networks"),
        new("volumes", required: false, "a list of volumes"),
        new("docker_image", required: true, "the full name of the container image"),
        new("monitor", required: true, "true if the end of this service ends the application, else false"),
        new("total_count", required: true, "the most instances to start"),
        new("essential_count", required: true, "the instances that the application cannot do without"),
        new("required_resources", required: true, "an object with memory"),
        new("startup_order", required: true, "the place in the starting order, for example 0"),
        new("ports", required: true, "a list of ports; it may be empty"));

    private static readonly FieldSet ResourceFields = new(
        [],
        new Field("memory", required: true, "a number of bytes"));

    public static ZAppV2Service Read(ref JsonCursor cursor)
    {
        string? name = null, image = null;
        var environment = default(ImmutableArray<EnvironmentVariable>);
        ImmutableArray<string> networks = [];
        ImmutableArray<ZAppV2Volume> volumes = [];
        ImmutableArray<ZAppV2Port> ports = [];
        bool? monitor = null;
        int? total = null, essential = null, order = null;
        long? memory = null;
        if (cursor.BeginObject(Fields, out var scope))
        {
            while (cursor.NextField(ref scope, out var field))
            {
                switch (field)
                {
                    case 0: name = cursor.ReadString(); break;
                    case 1: environment = EnvironmentParser.Read(ref cursor); break;
                    case 2: networks = cursor.ReadStrings(); break;
                    case 3: volumes = ReadVolumes(ref cursor); break;
                    case 4: image = cursor.ReadString(); break;
                    case 5: monitor = cursor.ReadBoolean(); break;
                    case 6: total = cursor.ReadInt32(); break;
                    case 7: essential = cursor.ReadInt32(); break;
                    case 8: memory = ReadMemory(ref cursor); break;
                    case 9: order = cursor.ReadInt32(); break;
                    default: ports = PortV2Parser.ReadAll(ref cursor); break;
                }
            }
        }

        return new ZAppV2Service
        {
            Name = name!,
            Environment = environment,
            Networks = networks,
            Volumes = volumes,
            DockerImage = image!,
            Monitor = monitor ?? true,
            TotalCount = total ?? Math.Max(1, essential ?? 1),
            EssentialCount = essential ?? Math.Clamp(total ?? 1, 0, 1),
            RequiredResources = new ZAppV2Resources(memory ?? ResourceChecks.MinMemoryBytes),
            StartupOrder = order ?? 0,
            Ports = ports,
        };
    }

    private static long? ReadMemory(ref JsonCursor cursor)
    {
        long? memory = null;
        if (cursor.BeginObject(ResourceFields, out var scope))
        {
            while (cursor.NextField(ref scope, out _))
                memory = cursor.ReadInt64("a whole number of bytes");
        }

        return memory;
    }

    private static ImmutableArray<ZAppV2Volume> ReadVolumes(ref JsonCursor cursor)
    {
        if (!cursor.BeginArray("a list of volumes"))
            return [];
        var volumes = ImmutableArray.CreateBuilder<ZAppV2Volume>();
        while (cursor.NextItem())
            volumes.Add(ReadVolume(ref cursor));
        return volumes.DrainToImmutable();
    }

    private static ZAppV2Volume ReadVolume(ref JsonCursor cursor)
    {
        string? host = null, container = null;
        var readOnly = true;
        var start = cursor.Position;
        if (cursor.BeginArray(Volume))
        {
            var count = 0;
            for (; cursor.NextItem(); count++)
            {
                switch (count)
                {
                    case 0: host = cursor.ReadString(); break;
                    case 1: container = cursor.ReadString(); break;
                    case 2: readOnly = cursor.ReadBoolean() ?? true; break;
                    default: cursor.Skip(); break;
                }
            }

            if (count != 3)
                cursor.Report(ShapeRules.ItemCount, $"{cursor.Subject()} has {count} elements; write {Volume}.", start);
        }

        return new ZAppV2Volume(
            host is null ? null! : HostPath.Normalise(host),
            container is null ? null! : HostPath.Normalise(container),
            readOnly);
    }
}
