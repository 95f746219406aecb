namespace Zoe.Backends;

/// <summary>
/// The event stream of a node begins, or begins again after an interruption: what happened before is found only by
/// listing.
/// </summary>
/// <param name="Node">The node whose stream now stands.</param>
public sealed record EventsLost(string Node) : BackendEvent;
