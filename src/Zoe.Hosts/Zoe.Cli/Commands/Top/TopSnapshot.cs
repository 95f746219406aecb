using Zoe.Client.Documents;

namespace Zoe.Cli.Commands.Top;

/// <summary>What <c>zoe top</c> shows.</summary>
internal sealed record TopSnapshot(
    StatisticsDocument Statistics, CurrentUsageDocument Usage, IReadOnlyList<ExecutionDocument> Executions)
{
    private readonly Dictionary<string, NodeUsageDocument> _nodes = Usage.Nodes.ToDictionary(node => node.Name);
    private readonly Dictionary<long, ExecutionUsageDocument> _executions = Usage.Executions.ToDictionary(usage => usage.ExecutionId);

    public NodeUsageDocument Of(NodeDocument node) => _nodes.GetValueOrDefault(node.Name) ?? new NodeUsageDocument(node.Name, 0, 0);

    public ExecutionUsageDocument Of(ExecutionDocument execution) =>
        _executions.GetValueOrDefault(execution.Id) ?? new ExecutionUsageDocument { ExecutionId = execution.Id };

    public IEnumerable<NodeDocument> SortedNodes(TopOrder order) => order switch
    {
        TopOrder.Cores => Statistics.PlatformStats.Nodes.OrderByDescending(node => node.CoresReserved).ThenBy(node => node.Name, StringComparer.Ordinal),
        TopOrder.Memory => Statistics.PlatformStats.Nodes.OrderByDescending(node => node.MemoryReserved).ThenBy(node => node.Name, StringComparer.Ordinal),
        _ => Statistics.PlatformStats.Nodes.OrderBy(node => node.Name, StringComparer.Ordinal),
    };

    public IEnumerable<ExecutionDocument> SortedExecutions(TopOrder order) => order switch
    {
        TopOrder.Cores => Executions.OrderByDescending(execution => Of(execution).CoresReserved).ThenBy(execution => execution.Id),
        TopOrder.Memory => Executions.OrderByDescending(execution => Of(execution).MemoryReserved).ThenBy(execution => execution.Id),
        TopOrder.Name => Executions.OrderBy(execution => execution.Name, StringComparer.Ordinal).ThenBy(execution => execution.Id),
        _ => Executions.OrderBy(execution => execution.TimeStart ?? DateTimeOffset.MaxValue).ThenBy(execution => execution.Id),
    };

    public TopDocument ToDocument(TopOrder order) => new(
        [.. SortedNodes(order).Select(node => new TopNode(node, Of(node).CoresUsed, Of(node).MemoryUsed))],
        [.. SortedExecutions(order).Select(execution => new TopExecution(execution, Of(execution)))]);
}
