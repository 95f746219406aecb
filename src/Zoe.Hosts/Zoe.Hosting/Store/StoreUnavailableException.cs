namespace Zoe.Hosting.Store;

/// <summary>The store could not write or read; the request may be retried.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>A failed write.</summary>
    public StoreUnavailableException(Exception cause)
        : base($"The request could not be stored: {cause?.Message} Try again.", cause)
    {
    }

    /// <summary>A message with the file or server, the error, and what can be done.</summary>
    public StoreUnavailableException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
