namespace Zoe.Client;

/// <summary>One of several submissions.</summary>
/// <param name="Name">Name of the execution.</param>
/// <param name="Application">The ZApp as JSON.</param>
public sealed record ExecutionRequest(string Name, string Application);
