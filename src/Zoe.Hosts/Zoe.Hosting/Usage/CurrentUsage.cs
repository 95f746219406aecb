using System.Collections.Immutable;

namespace Zoe.Hosting.Usage;

/// <summary>The latest samples of all running services.</summary>
/// <param name="Nodes">Nodes with running services, by name.</param>
/// <param name="Executions">Executions that hold resources, by id.</param>
public sealed record CurrentUsage(ImmutableArray<NodeUsage> Nodes, ImmutableArray<ExecutionUsage> Executions);
