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

    public static AnswerDocument Done(Request request) => new() { ExecutionId = (request as SubmitRequest)?.Accepted?.Id };

    public static AnswerDocument Refused(Exception reason) => new() { Refusal = reason.Message };

    /// <exception cref="ExecutionStateException">The request was refused.</exception>
    public static AnswerDocument Read(string json)
    {
        var answer = JsonSerializer.Deserialize(json, ForwardingJson.Default.AnswerDocument)!;
        return answer.Refusal is null ? answer : throw new ExecutionStateException(answer.Refusal);
    }

    public string Write() => JsonSerializer.Serialize(this, ForwardingJson.Default.AnswerDocument);
}
