namespace Zoe.Hosting.Links;

/// <summary>A port of a service, as a link names it.</summary>
/// <param name="ExecutionId">Whose service.</param>
/// <param name="ServiceId">Which service.</param>
/// <param name="Port">On which of its TCP ports.</param>
public readonly record struct LinkAddress(long ExecutionId, long ServiceId, int Port);
