namespace Zoe.Hosting.Usage;

/// <summary>What this deployment's services use on a node.</summary>
/// <param name="Node">Name of the node.</param>
/// <param name="Millicores">Used cores in milli-cores.</param>
/// <param name="MemoryBytes">Used memory.</param>
public sealed record NodeUsage(string Node, long Millicores, long MemoryBytes);
