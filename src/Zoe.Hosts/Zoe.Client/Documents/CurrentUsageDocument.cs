namespace Zoe.Client.Documents;

/// <summary>What nodes and executions use now; cores in cores, memory in bytes.</summary>
/// <param name="Nodes">Nodes with services of this deployment.</param>
/// <param name="Executions">Executions that hold resources.</param>
public sealed record CurrentUsageDocument(IReadOnlyList<NodeUsageDocument> Nodes, IReadOnlyList<ExecutionUsageDocument> Executions);
