namespace Zoe.Backends;

/// <summary>A backend could not do what it was asked; the message is in the words of whoever refused.</summary>
public sealed class BackendException : Exception
{
    /// <summary>Creates the exception.</summary>
    public BackendException(BackendFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>What kind of failure it is, which decides whether trying again can help.</summary>
    public BackendFailure Failure { get; }
}
