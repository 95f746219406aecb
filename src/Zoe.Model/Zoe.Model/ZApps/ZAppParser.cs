using System.Collections.Immutable;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;

namespace Zoe.Model.ZApps;

/// <summary>Reads the top level of format 3.</summary>
internal static class ZAppParser
{
    private static readonly FieldSet Fields = new(
        new() { ["priority"] = "size", ["apps"] = "services" },
        new("name", required: true, "the name of the application"),
        new("version", required: true, "the format version, 3"),
        new("will_end", required: true, "true if the application ends by itself, else false"),
        new("size", required: true, "a hint of its size, 0 or more"),
        new("disable_autorestart", required: false, "true or false"),
        new("services", required: true, "the list of services"));

    /// <summary>
    /// Reads the document. Missing and invalid values are reported and left null or set to a valid value.
    /// </summary>
    public static ZApp? Read(ref JsonCursor cursor)
    {
        if (!cursor.BeginObject(Fields, out var scope))
            return null;
        string? name = null;
        var willEnd = false;
        long? size = null;
        var version = ZApp.FormatVersion;
        var disableAutorestart = false;
        var services = default(ImmutableArray<ZAppService>);
        while (cursor.NextField(ref scope, out var field))
        {
            switch (field)
            {
                case 0: name = cursor.ReadString(); break;
                case 1: version = cursor.ReadInt32() ?? ZApp.FormatVersion; break;
                case 2: willEnd = cursor.ReadBoolean() ?? false; break;
                case 3: size = cursor.ReadInt64(); break;
                case 4: disableAutorestart = cursor.ReadBoolean() ?? false; break;
                default: services = ReadServices(ref cursor); break;
            }
        }

        return new ZApp
        {
            Name = name!,
            Version = version,
            WillEnd = willEnd,
            Size = size ?? 0,
            DisableAutorestart = disableAutorestart,
            Services = services,
        };
    }

    private static ImmutableArray<ZAppService> ReadServices(ref JsonCursor cursor)
    {
        if (!cursor.BeginArray("a list of services"))
            return default;
        var services = ImmutableArray.CreateBuilder<ZAppService>();
        while (cursor.NextItem())
        {
            if (services.Count >= cursor.Limits.MaxServices)
            {
                cursor.Report(TextRules.TooManyServices, $"There are more than {cursor.Limits.MaxServices} services, the limit.");
                cursor.SkipItems();
                break;
            }

            services.Add(ServiceParser.Read(ref cursor));
        }

        return services.DrainToImmutable();
    }
}
