using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Zoe.AspNetCore.Api.Errors;
using Zoe.AspNetCore.Api.ZApps;
using Zoe.Hosting;
using Zoe.Model;
using Zoe.Model.Diagnostics;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>
/// Body of a submission: <c>{"application": {…}, "name": "…"}</c>, and optionally <c>priority</c>, <c>time_limit</c> and
/// <c>expected_duration</c>.
/// </summary>
/// <param name="Application">A valid ZApp; null when a restart keeps it.</param>
/// <param name="Name">1 to 128 printable characters; null when a restart keeps it.</param>
internal sealed record StartRequest(ZApp? Application, string? Name)
{
    private const int MaxNameLength = 128;

    private static readonly string[] Members = ["application", "name", "priority", "time_limit", "expected_duration"];

    /// <summary>Null for the default, or when a restart keeps it.</summary>
    public int? Priority { get; private init; }

    /// <summary>Null for none, or when a restart keeps it.</summary>
    public TimeSpan? TimeLimit { get; private init; }

    /// <summary>Null for an estimate, or when a restart keeps it.</summary>
    public TimeSpan? ExpectedDuration { get; private init; }

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
        if (submission.ValueKind != JsonValueKind.Object) throw Bad($"The {what} must be an object with the members application and name.");
        return Parse(submission, body, prefix, what, isRestart: false);
    }

    /// <summary>Parses the body of a restart, where every member is optional; an empty body changes nothing.</summary>
    public static StartRequest ParseRestart(byte[] body)
    {
        if (body.Length == 0) return new StartRequest(null, null);
        using var document = ParseJson(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw Bad("The body must be an object with what to change.");
        return Parse(document.RootElement, body, "", "body", isRestart: true);
    }

    /// <summary>The submission of a user. The request must not be a restart.</summary>
    public Submission ToSubmission(User owner) => new(Application!, Name!, owner)
    {
        Priority = Priority ?? 0,
        TimeLimit = TimeLimit,
        ExpectedDuration = ExpectedDuration,
    };

    private static StartRequest Parse(JsonElement root, byte[] body, string prefix, string what, bool isRestart)
    {
        var problems = new List<string>();
        var members = ReadMembers(root, what, problems);
        if (!isRestart && !members.ContainsKey("application")) problems.Add("The member application is missing.");
        var name = ReadName(members, isRestart, problems);
        var values = new StartValues(members, problems);
        var (priority, timeLimit, duration) = (values.Whole("priority"), values.Seconds("time_limit"), values.Seconds("expected_duration"));
        if (problems.Count > 0) throw Bad(string.Join(' ', problems));
        var application = members.TryGetValue("application", out var element) ? ReadApplication(body, element, prefix + "/application") : null;
        return new StartRequest(application, name) { Priority = priority, TimeLimit = timeLimit, ExpectedDuration = duration };
    }

    private static Dictionary<string, JsonElement> ReadMembers(JsonElement root, string what, List<string> problems)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            if (!Members.Contains(member.Name))
                problems.Add($"The {what} has an unknown member '{member.Name}'." + NearestName.Hint(member.Name, Members));
            else if (!members.TryAdd(member.Name, member.Value))
                problems.Add($"The {what} has the member {member.Name} twice.");
        }

        return members;
    }

    private static string? ReadName(Dictionary<string, JsonElement> members, bool isRestart, List<string> problems)
    {
        if (!members.TryGetValue("name", out var element))
        {
            if (!isRestart) problems.Add("The member name is missing.");
            return null;
        }

        if (element.ValueKind != JsonValueKind.String)
        {
            problems.Add("name must be a string.");
            return null;
        }

        var name = element.GetString()!;
        if (problems.Count == 0 && FindProblem(name) is { } problem) problems.Add(problem);
        return name;
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
