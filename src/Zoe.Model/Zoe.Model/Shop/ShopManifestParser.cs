using System.Collections.Immutable;
using Zoe.Model.Json;

namespace Zoe.Model.Shop;

/// <summary>Reads shop manifests and their ZApps.</summary>
internal static class ShopManifestParser
{
    private static readonly FieldSet Fields = new(
        [],
        new("version", required: true, "the format version, 1"),
        new("zapps", required: true, "the list of ZApps"));

    private static readonly FieldSet ZAppFields = new(
        new() { ["readable_description"] = "readable_descr" },
        new("category", required: true, "the category to show it in"),
        new("name", required: true, "the name to show"),
        new("description", required: true, "the file name of the ZApp's JSON"),
        new("readable_descr", required: true, "the file name of its documentation, or \"\""),
        new("parameters", required: true, "a list of parameters; it may be empty"),
        new("disabled_for", required: false, "a list of roles"),
        new("enabled_for", required: false, "a list of roles"),
        new("labels", required: false, "a list of node labels"),
        new("logo", required: false, "the file name of a picture"));

    public static ShopManifest? Read(ref JsonCursor cursor)
    {
        if (!cursor.BeginObject(Fields, out var scope))
            return null;
        var version = ShopManifest.FormatVersion;
        var zapps = ImmutableArray<ShopZApp>.Empty;
        while (cursor.NextField(ref scope, out var field))
        {
            if (field == 0)
                version = cursor.ReadInt32() ?? ShopManifest.FormatVersion;
            else
                zapps = ReadZApps(ref cursor);
        }

        return new ShopManifest { Version = version, Zapps = zapps };
    }

    private static ImmutableArray<ShopZApp> ReadZApps(ref JsonCursor cursor)
    {
        if (!cursor.BeginArray("a list of ZApps"))
            return [];
        var zapps = ImmutableArray.CreateBuilder<ShopZApp>();
        while (cursor.NextItem())
            zapps.Add(ReadZApp(ref cursor));
        return zapps.DrainToImmutable();
    }

    private static ShopZApp ReadZApp(ref JsonCursor cursor)
    {
        string? category = null, name = null, description = null, readable = null, logo = ShopZApp.DefaultLogo;
        var parameters = ImmutableArray<ShopParameter>.Empty;
        ImmutableArray<string> disabledFor = [], enabledFor = [ShopZApp.Everyone], labels = [];
        if (cursor.BeginObject(ZAppFields, out var scope))
        {
            while (cursor.NextField(ref scope, out var field))
            {
                switch (field)
                {
                    case 0: category = cursor.ReadString(); break;
                    case 1: name = cursor.ReadString(); break;
                    case 2: description = cursor.ReadString(); break;
                    case 3: readable = cursor.ReadString(); break;
                    case 4: parameters = ShopParameterParser.ReadAll(ref cursor); break;
                    case 5: disabledFor = cursor.ReadStrings(); break;
                    case 6: enabledFor = cursor.ReadStrings(); break;
                    case 7: labels = cursor.ReadStrings(); break;
                    default: logo = cursor.ReadString(); break;
                }
            }
        }

        return new ShopZApp
        {
            Category = category!,
            Name = name!,
            Description = description!,
            ReadableDescr = readable!,
            Parameters = parameters,
            DisabledFor = disabledFor,
            EnabledFor = enabledFor,
            Labels = labels,
            Logo = logo!,
        };
    }
}
