using System.Collections.Immutable;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;

namespace Zoe.Model.ZAppsV2;

/// <summary>Reads the top level of format 2.</summary>
internal static class ZAppV2Parser
{
    private static readonly FieldSet Fields = new(
        new() { ["size"] = "priority" },
        new("name", required: true, "the name of the application"),
        new("version", required: true, "the format version, 2"),
        new("will_end", required: true, "true if the application ends by itself, else false"),
        new("priority", required: true, "a number from 0 to 1023"),
        new("requires_binary", required: true, "true or false"),
        new("disable_autorestart", required: false, "true or false"),
        new("services", required: true, "the list of services"));

    public static ZAppV2? Read(ref JsonCursor cursor)
    {
        if (!cursor.BeginObject(Fields, out var scope))
            return null;
        string? name = null;
        var version = ZAppV2.FormatVersion;
        int? priority = null;
        bool willEnd = false, requiresBinary = false, disableAutorestart = false;
        var services = default(ImmutableArray<ZAppV2Service>);
        while (cursor.NextField(ref scope, out var field))
        {
            switch (field)
            {
                case 0: name = cursor.ReadString(); break;
                case 1: version = cursor.ReadInt32() ?? ZAppV2.FormatVersion; break;
                case 2: willEnd = cursor.ReadBoolean() ?? false; break;
                case 3: priority = cursor.ReadInt32(); break;
                case 4: requiresBinary = cursor.ReadBoolean() ?? false; break;
                case 5: disableAutorestart = cursor.ReadBoolean() ?? false; break;
                default: services = ReadServices(ref cursor); break;
            }
        }

        return new ZAppV2
        {
            Name = name!,
            Version = version,
            WillEnd = willEnd,
            Priority = priority ?? 0,
            RequiresBinary = requiresBinary,
            DisableAutorestart = disableAutorestart,
            Services = services,
        };
    }

    private static ImmutableArray<ZAppV2Service> ReadServices(ref JsonCursor cursor)
    {
        if (!cursor.BeginArray("a list of services"))
            return default;
        var services = ImmutableArray.CreateBuilder<ZAppV2Service>();
        while (cursor.NextItem())
        {
            if (services.Count >= cursor.Limits.MaxServices)
            {
                cursor.Report(
                    TextRules.TooManyServices, $"There are more than {cursor.Limits.MaxServices} services, the limit.");
                cursor.SkipItems();
                break;
            }

            services.Add(ServiceV2Parser.Read(ref cursor));
        }

        return services.DrainToImmutable();
    }
}
