namespace Zoe.Backends;

/// <summary>The event stream was interrupted: what happened meanwhile is found only by listing.</summary>
/// <param name="Node">The node whose stream broke.</param>
public sealed record EventsLost(string Node) : BackendEvent;
