namespace Zoe.Backends;

/// <summary>A request to a backend failed; the message keeps the words of the engine, API server or system that refused it.</summary>
public sealed class BackendException : Exception
{
    /// <summary>Creates the exception.</summary>
    public BackendException(BackendFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>The kind of failure, which decides whether trying again can help.</summary>
    public BackendFailure Failure { get; }
}
