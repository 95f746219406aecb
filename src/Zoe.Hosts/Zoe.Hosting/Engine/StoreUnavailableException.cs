namespace Zoe.Hosting;

/// <summary>The store could not make a request durable; nothing is promised, the caller may try again.</summary>
public sealed class StoreUnavailableException(Exception cause)
    : Exception($"The request could not be stored: {cause.Message} Try again.", cause);
