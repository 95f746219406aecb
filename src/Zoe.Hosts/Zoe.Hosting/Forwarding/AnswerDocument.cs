using System.Text.Json;
using Zoe.Hosting.Engine.Messages;

namespace Zoe.Hosting.Forwarding;

/// <summary>The answer to a request as JSON in the store: done, or refused with a reason.</summary>
internal sealed record AnswerDocument
{
    /// <summary>The new execution, for submissions.</summary>
    public long? ExecutionId { get; init; }

    /// <summary>Why the request was refused; null when it was carried out.</summary>
    public string? Refusal { get; init; }

    /// <summary>Type of the exception of a refusal.</summary>
    public string? Kind { get; init; }

    public static AnswerDocument Done(Request request) => new()
    {
        ExecutionId = request switch
        {
            SubmitRequest submit => submit.Accepted?.Id,
            KnownSubmission known => known.ExecutionId,
            _ => null,
        },
    };

    public static AnswerDocument Refused(Exception reason) => new() { Refusal = reason.Message, Kind = reason.GetType().Name };

    /// <summary>Reads an answer; throws the exception of a refusal.</summary>
    public static AnswerDocument Read(string json)
    {
        var answer = JsonSerializer.Deserialize(json, ForwardingJson.Default.AnswerDocument)!;
        return answer.Refusal is not { } message ? answer : throw answer.Kind switch
        {
            nameof(QuotaExceededException) => new QuotaExceededException(message),
            nameof(IdempotencyKeyException) => new IdempotencyKeyException(message),
            _ => new ExecutionStateException(message),
        };
    }

    public string Write() => JsonSerializer.Serialize(this, ForwardingJson.Default.AnswerDocument);
}
