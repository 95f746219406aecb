using System.Net.Http.Headers;
using System.Text.Json;
using Zoe.Client.Documents;

namespace Zoe.Client.Http;

/// <summary>Converts error responses to exceptions.</summary>
internal static class ErrorResponse
{
    private const int MaxBodyBytes = 1 << 20;

    public static async Task<ZoeApiException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var problem = Parse(await ConnectionFailure.WrapAsync(() => ReadBodyAsync(response, cancellationToken)));
        var title = FirstText(problem?.Title, problem?.Message, response.ReasonPhrase) ?? $"The server returned status {(int)response.StatusCode}.";
        var message = FirstText(problem?.Detail, problem?.Message) ?? title;
        if (response.Headers.Location is { } location)
            message = $"The server redirects to {location}; use that URL.";
        return new ZoeApiException(message)
        {
            Status = response.StatusCode,
            Title = title,
            Details = problem?.Errors ?? [],
            RetryAfter = Delay(response.Headers.RetryAfter, response.Headers.Date),
        };
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = new MemoryStream();
        var buffer = new byte[4096];
        int read;
        while (body.Length < MaxBodyBytes && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0) body.Write(buffer, 0, read);
        return body.ToArray();
    }

    /// <summary>Null for another body, for example the page of a proxy.</summary>
    private static ProblemDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, ApiJsonContext.Default.ProblemDocument);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? FirstText(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text)) return text;
        }

        return null;
    }

    /// <summary>A date is relative to the server's clock.</summary>
    private static TimeSpan? Delay(RetryConditionHeaderValue? header, DateTimeOffset? serverTime)
    {
        var delay = header?.Delta ?? (header?.Date - serverTime);
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }
}
