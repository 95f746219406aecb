namespace Zoe.Hosting;

/// <summary>An idempotency key was used before for something else; the message says for what.</summary>
public sealed class IdempotencyKeyException(string message) : Exception(message)
{
    internal static IdempotencyKeyException OtherSubmission(string key, long executionId) =>
        new($"The idempotency key '{key}' was used for another submission, of execution {executionId}. Use a new key.");
}
