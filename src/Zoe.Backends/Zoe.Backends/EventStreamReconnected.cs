namespace Zoe.Backends;

/// <summary>
/// The event stream of a node was connected, at first or again after an interruption. Changes before it are found only
/// by <see cref="IBackend.ListAsync"/>.
/// </summary>
/// <param name="Node">The node whose stream is connected now.</param>
public sealed record EventStreamReconnected(string Node) : BackendEvent;
