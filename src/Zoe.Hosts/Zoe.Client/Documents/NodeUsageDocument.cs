namespace Zoe.Client.Documents;

/// <summary>What services use on a node.</summary>
/// <param name="Name">Name of the node.</param>
/// <param name="CoresUsed">Used cores.</param>
/// <param name="MemoryUsed">Used memory in bytes.</param>
public sealed record NodeUsageDocument(string Name, double CoresUsed, long MemoryUsed);
