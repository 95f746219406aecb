using Zoe.Client.Documents;

namespace Zoe.Cli.Commands.Top;

/// <summary>A node with what its services use.</summary>
internal sealed record TopNode(NodeDocument Node, double CoresUsed, long MemoryUsed);
