namespace Zoe.Backends;

/// <summary>A node was added or removed, or its description has changed.</summary>
/// <param name="Node">The node as it is now.</param>
public sealed record NodeChanged(BackendNode Node) : BackendEvent;
