namespace Zoe.Hosting;

/// <summary>The request is not valid in the current state of the execution, which the message names.</summary>
public sealed class ExecutionStateException(string message) : Exception(message);
