using Zoe.Model.Json;

namespace Zoe.Model.ZApps;

/// <summary>Reads the ports of format 3.</summary>
internal static class PortParser
{
    private static readonly FieldSet Fields = new(
        new() { ["url"] = "url_template", ["port"] = "port_number", ["path"] = "url_template" },
        new("name", required: true, "a description for people"),
        new("url_template", required: true, "the address with {ip_port} in it"),
        new("protocol", required: true, "\"tcp\" or \"udp\""),
        new("port_number", required: true, "the port the service listens on"),
        new("proxy", required: false, "true or false"));

    public static ZAppPort Read(ref JsonCursor cursor)
    {
        string? name = null, urlTemplate = null, protocol = null;
        int? number = null;
        var proxy = false;
        if (cursor.BeginObject(Fields, out var scope))
        {
            while (cursor.NextField(ref scope, out var field))
            {
                switch (field)
                {
                    case 0: name = cursor.ReadString(); break;
                    case 1: urlTemplate = cursor.ReadString(); break;
                    case 2: protocol = ReadProtocol(ref cursor); break;
                    case 3: number = cursor.ReadInt32(); break;
                    default: proxy = cursor.ReadBoolean() ?? false; break;
                }
            }
        }

        return new ZAppPort
        {
            Name = name!,
            UrlTemplate = urlTemplate!,
            Protocol = protocol!,
            PortNumber = number ?? PortChecks.UnparsedPort,
            Proxy = proxy,
        };
    }

    /// <summary>Returns constants for the two valid values to avoid allocations.</summary>
    private static string? ReadProtocol(ref JsonCursor cursor)
    {
        if (cursor.Is("tcp"u8))
            return PortChecks.Tcp;
        return cursor.Is("udp"u8) ? PortChecks.Udp : cursor.ReadString();
    }
}
