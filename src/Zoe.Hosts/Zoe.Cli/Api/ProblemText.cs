using System.Net;
using System.Text;
using System.Text.Json;

namespace Zoe.Cli.Api;

/// <summary>Turns a refusal of the server into text for people.</summary>
internal static class ProblemText
{
    public static string Describe(HttpResponseMessage response, string body)
    {
        var problem = Parse(body);
        var message = problem?.Message ?? response.ReasonPhrase;
        if (string.IsNullOrWhiteSpace(message)) message = $"The server answered {(int)response.StatusCode}.";
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            message = $"The login was refused: {message} Check ZOE_USER and ZOE_PASS.";
        // The message repeats the first of the errors that are listed below it.
        if (problem?.Errors is [{ Message: { Length: > 0 } first }, ..])
            message = message.Replace(first, "", StringComparison.Ordinal).TrimEnd();
        var text = new StringBuilder(message);
        foreach (var detail in problem?.Errors ?? [])
            text.Append($"\n  {detail.Pointer}: error {detail.Code}: {detail.Message}");
        return text.ToString();
    }

    public static ProblemDocument? Parse(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ApiJsonContext.Default.ProblemDocument);
        }
        catch (JsonException)
        {
            // A proxy in between answers in its own words: the status line is what is left.
            return null;
        }
    }
}
