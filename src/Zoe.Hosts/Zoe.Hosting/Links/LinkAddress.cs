namespace Zoe.Hosting.Links;

/// <summary>The target of a link: a port of a service.</summary>
/// <param name="ExecutionId">The execution.</param>
/// <param name="ServiceId">The service.</param>
/// <param name="Port">One of its TCP ports.</param>
public readonly record struct LinkAddress(long ExecutionId, long ServiceId, int Port);
