namespace Zoe.Cli.Api;

/// <summary>The nodes, as part of the statistics.</summary>
internal sealed record PlatformDocument(IReadOnlyList<NodeDocument> Nodes);
