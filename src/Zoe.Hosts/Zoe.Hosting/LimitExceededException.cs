namespace Zoe.Hosting;

/// <summary>A ZApp asks for more than the administrator allows; the message says for what and how much.</summary>
public sealed class LimitExceededException(string message) : Exception(message);
