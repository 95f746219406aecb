namespace Zoe.Hosting;

/// <summary>A ZApp requests more than the limits of the administrator; the message says what and how much.</summary>
public sealed class LimitExceededException(string message) : Exception(message);
