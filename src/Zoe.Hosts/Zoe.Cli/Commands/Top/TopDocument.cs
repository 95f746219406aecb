namespace Zoe.Cli.Commands.Top;

/// <summary>JSON of <c>zoe top</c>.</summary>
internal sealed record TopDocument(IReadOnlyList<TopNode> Nodes, IReadOnlyList<TopExecution> Executions);
