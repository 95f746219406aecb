using System.Collections.Immutable;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;

namespace Zoe.Model.ZeroCloud;

/// <summary>Reads the groups of <c>zapp.yaml</c>.</summary>
internal static class ZappGroupParser
{
    private static readonly FieldSet Fields = new(
        new() { ["replicas"] = "replicate", ["environment"] = "env" },
        new("name", required: true, "the name of the group"),
        new("path", required: true, "the executable, for example file://python2.7:python"),
        new("args", required: false, "the arguments"),
        new("devices", required: false, "a list of devices"),
        new("connect", required: false, "a list of groups"),
        new("count", required: false, "a number of nodes"),
        new("replicate", required: false, "1, 2 or 3"),
        new("attach", required: false, "the name of a device"),
        new("env", required: false, "a mapping of names to values"));

    private static readonly FieldSet DeviceFields = new(
        [],
        new("name", required: true, "the name of the device"),
        new("path", required: false, "a swift:// URL"));

    public static ImmutableArray<ZappGroup> ReadAll(ref JsonCursor cursor)
    {
        if (!cursor.BeginArray("a list of groups"))
            return default;
        var groups = ImmutableArray.CreateBuilder<ZappGroup>();
        while (cursor.NextItem())
        {
            if (groups.Count >= cursor.Limits.MaxServices)
            {
                cursor.Report(
                    TextRules.TooManyServices, $"There are more than {cursor.Limits.MaxServices} groups, the limit.");
                cursor.SkipItems();
                break;
            }

            groups.Add(Read(ref cursor));
        }

        return groups.DrainToImmutable();
    }

    private static ZappGroup Read(ref JsonCursor cursor)
    {
        string? name = null, path = null, args = "", attach = null;
        ImmutableArray<ZappDevice> devices = [];
        ImmutableArray<string> connect = [];
        ImmutableArray<EnvironmentVariable> env = [];
        int count = 1, replicate = 1;
        if (cursor.BeginObject(Fields, out var scope))
        {
            while (cursor.NextField(ref scope, out var field))
            {
                switch (field)
                {
                    case 0: name = cursor.ReadString(); break;
                    case 1: path = cursor.ReadString(); break;
                    case 2: args = cursor.ReadString("a string in quotes"); break;
                    case 3: devices = ReadDevices(ref cursor); break;
                    case 4: connect = cursor.ReadStrings(); break;
                    case 5: count = cursor.ReadInt32() ?? 1; break;
                    case 6: replicate = cursor.ReadInt32() ?? 1; break;
                    case 7: attach = cursor.ReadString(); break;
                    default: env = cursor.ReadMap(); break;
                }
            }
        }

        return new ZappGroup
        {
            Name = name!,
            Path = path!,
            Args = args!,
            Devices = devices,
            Connect = connect,
            Count = count,
            Replicate = replicate,
            Attach = attach,
            Env = env,
        };
    }

    private static ImmutableArray<ZappDevice> ReadDevices(ref JsonCursor cursor)
    {
        if (!cursor.BeginArray("a list of devices"))
            return [];
        var devices = ImmutableArray.CreateBuilder<ZappDevice>();
        while (cursor.NextItem())
        {
            string? name = null, path = null;
            if (cursor.BeginObject(DeviceFields, out var scope))
            {
                while (cursor.NextField(ref scope, out var field))
                {
                    if (field == 0)
                        name = cursor.ReadString();
                    else
                        path = cursor.ReadString();
                }
            }

            devices.Add(new ZappDevice(name!, path));
        }

        return devices.DrainToImmutable();
    }
}
