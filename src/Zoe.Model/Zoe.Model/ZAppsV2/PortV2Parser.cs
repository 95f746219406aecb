using System.Collections.Immutable;
using Zoe.Model.Json;
using Zoe.Model.ZApps;

namespace Zoe.Model.ZAppsV2;

/// <summary>Reads the ports of format 2.</summary>
internal static class PortV2Parser
{
    private static readonly FieldSet Fields = new(
        new() { ["url_template"] = "path", ["port"] = "port_number" },
        new("name", required: true, "a description for people"),
        new("path", required: false, "the path of the URL"),
        new("protocol", required: true, "the protocol of the URL, for example \"http\""),
        new("is_main_endpoint", required: true, "true to show it before others, else false"),
        new("expose", required: false, "true or false"),
        new("port_number", required: true, "the port the service listens on"));

    public static ImmutableArray<ZAppV2Port> ReadAll(ref JsonCursor cursor)
    {
        if (!cursor.BeginArray("a list of ports"))
            return [];
        var ports = ImmutableArray.CreateBuilder<ZAppV2Port>();
        while (cursor.NextItem())
            ports.Add(Read(ref cursor));
        return ports.DrainToImmutable();
    }

    private static ZAppV2Port Read(ref JsonCursor cursor)
    {
        string? name = null, path = null, protocol = null;
        int? number = null;
        bool main = false, expose = false;
        if (cursor.BeginObject(Fields, out var scope))
        {
            while (cursor.NextField(ref scope, out var field))
            {
                switch (field)
                {
                    case 0: name = cursor.ReadString(); break;
                    case 1: path = cursor.ReadString(); break;
                    case 2: protocol = cursor.ReadString(); break;
                    case 3: main = cursor.ReadBoolean() ?? false; break;
                    case 4: expose = cursor.ReadBoolean() ?? false; break;
                    default: number = cursor.ReadInt32(); break;
                }
            }
        }

        return new ZAppV2Port
        {
            Name = name!,
            Path = path,
            Protocol = protocol!,
            IsMainEndpoint = main,
            Expose = expose,
            PortNumber = number ?? PortChecks.UnparsedPort,
        };
    }
}
