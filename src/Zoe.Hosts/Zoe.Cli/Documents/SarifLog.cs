using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Zoe.Model.Diagnostics;

namespace Zoe.Cli.Documents;

/// <summary>Writes diagnostics as SARIF 2.1.0.</summary>
internal static class SarifLog
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static string Write(IReadOnlyCollection<FileDiagnostic> diagnostics)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", Schema);
            writer.WriteString("version", "2.1.0");
            writer.WriteStartArray("runs");
            writer.WriteStartObject();
            WriteTool(writer, diagnostics);
            writer.WriteString("columnKind", "utf16CodeUnits");
            writer.WriteStartArray("results");
            foreach (var diagnostic in diagnostics) WriteResult(writer, diagnostic);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteTool(Utf8JsonWriter writer, IReadOnlyCollection<FileDiagnostic> diagnostics)
    {
        var used = diagnostics.Select(static item => item.Diagnostic.Code).ToHashSet();
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "zoe");
        writer.WriteStartArray("rules");
        foreach (var rule in DiagnosticRules.All.Where(rule => used.Contains(rule.Code)))
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Code);
            WriteText(writer, "shortDescription", rule.Title);
            WriteText(writer, "help", rule.Remedy);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, FileDiagnostic item)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", item.Diagnostic.Code);
        writer.WriteString("level", item.Severity);
        WriteText(writer, "message", item.Diagnostic.Message);
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", UriOf(item.File));
        writer.WriteEndObject();
        if (item.Diagnostic.Line > 0)
        {
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", item.Diagnostic.Line);
            writer.WriteNumber("startColumn", item.Diagnostic.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("properties");
        writer.WriteString("pointer", item.Diagnostic.Pointer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    /// <summary>Relative paths stay relative, so that the log is independent of the checkout.</summary>
    private static string UriOf(string file) => Path.IsPathRooted(file)
        ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
