using Zoe.Model.Diagnostics;

namespace Zoe.Model.Schemas;

/// <summary>
/// JSON Schemas (draft 2020-12) of the documents, for editors and other languages. They contain the rules whose
/// <see cref="DiagnosticRule.InSchema"/> is true; the readers of this package check all rules.
/// </summary>
public static class DocumentSchemas
{
    /// <summary>Format 3 of ZApps.</summary>
    public static string ZApp => Text("zapp-v3.schema.json");

    /// <summary>Format 2 of ZApps.</summary>
    public static string ZAppV2 => Text("zapp-v2.schema.json");

    /// <summary>Shop manifests.</summary>
    public static string ShopManifest => Text("shop-manifest.schema.json");

    /// <summary><c>zapp.yaml</c>, converted to JSON.</summary>
    public static string ZappProject => Text("zapp-yaml.schema.json");

    private static string Text(string name)
    {
        using var stream = typeof(DocumentSchemas).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
