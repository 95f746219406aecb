namespace Zoe.Hosting.Store;

/// <summary>The store could not make a request durable or answer it; nothing is promised, the caller may try again.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>A request that was not stored because of <paramref name="cause"/>.</summary>
    public StoreUnavailableException(Exception cause)
        : base($"The request could not be stored: {cause?.Message} Try again.", cause)
    {
    }

    /// <summary>What is wrong with the store: which file or server it is, and what can be done.</summary>
    public StoreUnavailableException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
