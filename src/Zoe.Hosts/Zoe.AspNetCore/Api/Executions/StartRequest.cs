using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Api.ZApps;
using Zoe.Model;
using Zoe.Model.Diagnostics;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>Body of a submission: <c>{"application": {…}, "name": "…"}</c>.</summary>
/// <param name="Application">A valid ZApp.</param>
/// <param name="Name">1 to 128 printable characters.</param>
internal sealed record StartRequest(ZApp Application, string Name)
{
    private const int MaxNameLength = 128;

    /// <summary>Parses the body; rejects an invalid one with all errors and their positions.</summary>
    public static StartRequest Parse(byte[] body)
    {
        using var document = ParseJson(body);
        return Parse(document.RootElement, body, "");
    }

    /// <summary>Parses a submission that is a part of a body, at the JSON pointer <paramref name="prefix"/>.</summary>
    public static StartRequest Parse(JsonElement submission, byte[] body, string prefix)
    {
        var what = prefix.Length == 0 ? "body" : "submission";
        if (submission.ValueKind != JsonValueKind.Object)
            throw Bad($"The {what} must be an object with the members application and name.");

        var problems = new List<string>();
        JsonElement? application = null;
        string? name = null;
        foreach (var member in submission.EnumerateObject())
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
                    problems.Add($"The {what} has the member {member.Name} twice.");
                    break;
                default:
                    problems.Add(
                        $"The {what} has an unknown member '{member.Name}'."
                        + NearestName.Hint(member.Name, ["application", "name"]));
                    break;
            }
        }

        if (application is null) problems.Add("The member application is missing.");
        if (name is null) problems.Add("The member name is missing.");
        else if (problems.Count == 0 && FindProblem(name) is { } problem) problems.Add(problem);
        if (problems.Count > 0) throw Bad(string.Join(' ', problems));
        return new StartRequest(ReadApplication(body, application!.Value, prefix + "/application"), name!);
    }

    /// <summary>Parses a JSON body; rejects malformed JSON.</summary>
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
            // The parser's message ends with a line number from 0, which is replaced.
            var message = exception.Message.Split(" LineNumber: ")[0].Replace(" Change the reader options.", "", StringComparison.Ordinal);
            throw Bad($"The body is not JSON: line {exception.LineNumber + 1}, "
                + $"column {exception.BytePositionInLine + 1}: {message}");
        }
    }

    /// <summary>The parser detects unpaired surrogates only when a string is decoded.</summary>
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
                throw Bad("The body has a string with an unpaired surrogate (\\ud800 to \\udfff).");
            }
        }
    }

    private static ZApp ReadApplication(byte[] body, JsonElement element, string pointer)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        var result = KnownApplications.Read(raw);
        if (result.IsValid) return result.Value;
        // Lines and columns refer to the whole body.
        body.AsSpan().Overlaps(raw, out var start);
        var before = Encoding.UTF8.GetString(body.AsSpan(0, start));
        var lines = before.Count(character => character == '\n');
        var columns = before.Length - (before.LastIndexOf('\n') + 1);
        throw ApplicationProblem.Create(result.Diagnostics, diagnostic => ApplicationProblem.Detail(diagnostic, pointer) with
        {
            Line = diagnostic.Line + lines,
            Column = diagnostic.Line == 1 ? diagnostic.Column + columns : diagnostic.Column,
        });
    }

    private static string? FindProblem(string name) =>
        string.IsNullOrWhiteSpace(name) ? "name is empty."
        : name.Length > MaxNameLength ? $"name has {name.Length} characters; at most {MaxNameLength} are allowed."
        : name.Any(char.IsControl) ? "name contains control characters."
        : null;

    private static ApiException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}
