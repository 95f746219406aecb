namespace Zoe.Hosting.Server.Startup;

/// <summary>The server cannot start; the message says why, and what to do.</summary>
internal sealed class StartupException(string message, Exception? innerException = null)
    : Exception(message, innerException);
