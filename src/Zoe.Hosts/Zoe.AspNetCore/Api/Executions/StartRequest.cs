using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Api.ZApps;
using Zoe.Model;
using Zoe.Model.Diagnostics;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>The body of a start: <c>{"application": {…}, "name": "…"}</c> and nothing else.</summary>
/// <param name="Application">A valid ZApp.</param>
/// <param name="Name">1 to 128 printable characters.</param>
internal sealed record StartRequest(ZApp Application, string Name)
{
    private const int LongestName = 128;

    /// <summary>Refuses anything else with all that is wrong and where.</summary>
    public static StartRequest Parse(byte[] body)
    {
        using var document = ParseJson(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw Bad("The body must be an object with the members application and name.");

        var problems = new List<string>();
        JsonElement? application = null;
        string? name = null;
        foreach (var member in document.RootElement.EnumerateObject())
        {
            switch (member.Name)
            {
                case "application" when application is null:
                    application = member.Value;
                    break;
                case "name" when name is null && member.Value.ValueKind == JsonValueKind.String:
                    name = member.Value.GetString();
                    break;
                case "name" when name is null:
                    problems.Add("name must be a string.");
                    name = "";
                    break;
                case "application" or "name":
                    problems.Add($"{member.Name} is there twice.");
                    break;
                default:
                    problems.Add(
                        $"The body has an unknown member '{member.Name}'."
                        + NearestName.Hint(member.Name, ["application", "name"]));
                    break;
            }
        }

        if (application is null) problems.Add("The body lacks the member application.");
        if (name is null) problems.Add("The body lacks the member name.");
        else if (problems.Count == 0 && FindProblem(name) is { } problem) problems.Add(problem);
        if (problems.Count > 0) throw Bad(string.Join(' ', problems));
        return new StartRequest(ReadApplication(body, application!.Value), name!);
    }

    /// <summary>Parses any JSON body, with a clear refusal when it is none.</summary>
    public static JsonDocument ParseJson(byte[] body)
    {
        if (body.Length == 0) throw Bad("The body is empty; it must be JSON.");
        if (!Utf8.IsValid(body)) throw Bad("The body is not UTF-8 text.");
        try
        {
            if (body.AsSpan().IndexOf("\\u"u8) >= 0) CheckEscapes(body);
            return JsonDocument.Parse(body);
        }
        catch (JsonException exception)
        {
            // The parser's own count of lines, from 0, ends its message.
            var message = exception.Message.Split(" LineNumber: ")[0].Replace(" Change the reader options.", "", StringComparison.Ordinal);
            throw Bad($"The body is not JSON: line {exception.LineNumber + 1}, "
                + $"column {exception.BytePositionInLine + 1}: {message}");
        }
    }

    /// <summary>Strings are checked for lone surrogates only when they are decoded.</summary>
    private static void CheckEscapes(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped) continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                throw Bad("The body has a string with a surrogate without its partner (\\ud800 to \\udfff); write surrogates in pairs.");
            }
        }
    }

    private static ZApp ReadApplication(byte[] body, JsonElement element)
    {
        var raw = Encoding.UTF8.GetBytes(element.GetRawText());
        var result = ZAppReader.Read(raw);
        if (result.IsValid) return result.Value;
        // Lines and columns are to count in the body that was sent.
        var start = body.AsSpan().IndexOf(raw);
        var before = Encoding.UTF8.GetString(body.AsSpan(0, start));
        var lines = before.Count(character => character == '\n');
        var columns = before.Length - (before.LastIndexOf('\n') + 1);
        throw ApplicationProblem.Create(result.Diagnostics, diagnostic => ApplicationProblem.Detail(diagnostic, "/application") with
        {
            Line = diagnostic.Line + lines,
            Column = diagnostic.Line == 1 ? diagnostic.Column + columns : diagnostic.Column,
        });
    }

    private static string? FindProblem(string name) =>
        string.IsNullOrWhiteSpace(name) ? "name is empty."
        : name.Length > LongestName ? $"name has {name.Length} characters; at most {LongestName} are taken."
        : name.Any(char.IsControl) ? "name contains control characters."
        : null;

    private static ApiException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}
