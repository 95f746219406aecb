namespace Zoe.Hosting;

/// <summary>An idempotency key was used before for something else; the message says for what.</summary>
public sealed class IdempotencyKeyException(string message) : Exception(message);
