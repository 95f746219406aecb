namespace Zoe.Hosting.Engine.Cores;

/// <summary>The current core limit of a service.</summary>
/// <param name="Node">The service's node.</param>
/// <param name="Millicores">The limit in milli-cores.</param>
internal readonly record struct NodeShare(string Node, int Millicores);
