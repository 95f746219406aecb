using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Zoe.Client.Documents;

namespace Zoe.AspNetCore.Api.Errors;

/// <summary>
/// Writes refusals: a JSON body, and the message also as the reason phrase, because that is where clients of the
/// original API look for it.
/// </summary>
internal static class ApiErrors
{
    private const int LongestPhrase = 200;

    public static Task WriteAsync(
        HttpContext context, int status, string message, IReadOnlyList<ProblemDetail>? details = null)
    {
        if (context.Response.HasStarted) return Task.CompletedTask;
        context.Response.StatusCode = status;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = ToPhrase(message);
        // Not tied to the request: one that was cut off counts as aborted, and is to be told so all the same.
        return context.Response.WriteAsJsonAsync(
            new ProblemDocument(message, details ?? []), ApiJson.Context.ProblemDocument,
            cancellationToken: CancellationToken.None);
    }

    /// <summary>A message as one line of printable ASCII, which is all that a status line may hold.</summary>
    public static string ToPhrase(string message)
    {
        var phrase = new StringBuilder(Math.Min(message.Length, LongestPhrase));
        foreach (var character in message)
        {
            if (phrase.Length == LongestPhrase) break;
            phrase.Append(character is >= ' ' and <= '~' ? character : char.IsControl(character) ? ' ' : '?');
        }

        return phrase.ToString();
    }
}
