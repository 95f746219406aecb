using System.Text;
using System.Text.Unicode;
using YamlDotNet.Core;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Limits;

namespace Zoe.Model.Yaml;

/// <summary>Reads YAML documents with a reader for JSON; diagnostics have the lines and columns of the YAML.</summary>
internal static class YamlText
{
    public static ParseResult<T> Read<T>(
        ReadOnlySpan<byte> utf8,
        ReadLimits limits,
        JsonText.RootReader<T> read,
        Action<T, DiagnosticBag, ReadLimits> check)
        where T : class
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        if (utf8.Length > limits.MaxYamlBytes)
            return TooLarge<T>(limits);
        return Utf8.IsValid(utf8)
            ? Read(Encoding.UTF8.GetString(utf8), limits, read, check)
            : Failed<T>(TextRules.NotUnicode, "The document is not Unicode text; save it as UTF-8.", Mark.Empty);
    }

    public static ParseResult<T> Read<T>(
        string text, ReadLimits limits, JsonText.RootReader<T> read, Action<T, DiagnosticBag, ReadLimits> check)
        where T : class
    {
        if (text.Length > limits.MaxYamlBytes)
            return TooLarge<T>(limits);
        if (!UnicodeText.IsValid(text))
            return Failed<T>(TextRules.NotUnicode, "The document has half a surrogate pair; correct it.", Mark.Empty);
        var conversion = new YamlToJson(text, limits);
        var json = conversion.Convert();
        if (conversion.Failure is var (rule, message, position))
            return Failed<T>(rule, message, position);
        return JsonText.Read(json.Span, limits with { MaxDocumentBytes = int.MaxValue }, read, check, conversion.Positions);
    }

    public static ParseResult<T> TooLarge<T>(ReadLimits limits)
        where T : class =>
        Failed<T>(
            TextRules.DocumentTooLarge,
            $"The document is larger than {limits.MaxYamlBytes} bytes, the limit.",
            Mark.Empty);

    private static ParseResult<T> Failed<T>(DiagnosticRule rule, string message, Mark position)
        where T : class =>
        new(null, [new Diagnostic(rule.Code, rule.Severity, message, "", (int)position.Line, (int)position.Column)]);
}
