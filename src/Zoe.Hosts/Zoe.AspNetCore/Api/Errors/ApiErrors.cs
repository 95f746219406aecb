using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Zoe.Client.Documents;

namespace Zoe.AspNetCore.Api.Errors;

/// <summary>
/// Writes error responses: a JSON body, and the message also as the reason phrase, where clients of the original API
/// expect it.
/// </summary>
internal static class ApiErrors
{
    private const int MaxPhraseLength = 200;

    public static Task WriteAsync(
        HttpContext context, int status, string message, IReadOnlyList<ProblemDetail>? details = null)
    {
        if (context.Response.HasStarted) return Task.CompletedTask;
        context.Response.StatusCode = status;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = ToPhrase(message);
        // Not cancelled with the request: a truncated request counts as aborted but still gets a response.
        return context.Response.WriteAsJsonAsync(
            new ProblemDocument(message, details ?? []), ApiJson.Context.ProblemDocument,
            cancellationToken: CancellationToken.None);
    }

    /// <summary>Converts a message to one line of printable ASCII, as required for a status line.</summary>
    public static string ToPhrase(string message)
    {
        var phrase = new StringBuilder(Math.Min(message.Length, MaxPhraseLength));
        foreach (var character in message)
        {
            if (phrase.Length == MaxPhraseLength) break;
            phrase.Append(character is >= ' ' and <= '~' ? character : char.IsControl(character) ? ' ' : '?');
        }

        return phrase.ToString();
    }
}
