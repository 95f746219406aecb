namespace Zoe.Hosting;

/// <summary>The execution is not in a state in which the request makes sense; the message says which it is in.</summary>
public sealed class ExecutionStateException(string message) : Exception(message);
