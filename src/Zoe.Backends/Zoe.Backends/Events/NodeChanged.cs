namespace Zoe.Backends;

/// <summary>A node came, went, or offers something else now.</summary>
/// <param name="Node">The node as it is now.</param>
public sealed record NodeChanged(BackendNode Node) : BackendEvent;
