using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Statistics;

namespace Zoe.Hosting.Engine.View;

/// <summary>The engine's latest durable state, for concurrent readers.</summary>
internal sealed class EngineView(IBackend backend) : ISchedulerStatistics, INodeOutages
{
    private EngineState _state = new();

    /// <summary>The state itself.</summary>
    public EngineState State => Volatile.Read(ref _state);

    /// <summary>True when the state was loaded from the store.</summary>
    public bool IsLoaded => State.Generation > 0;

    public void Publish(EngineState state) => Volatile.Write(ref _state, state);

    /// <inheritdoc/>
    public NodeOutage? Find(string node)
    {
        var state = State;
        return state.OfflineSince.TryGetValue(node, out var since) && state.Nodes.TryGetValue(node, out var described)
            ? new NodeOutage(node, since, described.Problem)
            : null;
    }

    /// <summary>An active execution; null for others.</summary>
    public Execution? FindActive(long id) => Volatile.Read(ref _state).Executions.GetValueOrDefault(id);

    /// <inheritdoc/>
    public bool HasOnlineNode => State.Nodes.Values.Any(node => node.Online);

    /// <inheritdoc/>
    public SchedulerStatistics Current
    {
        get
        {
            var state = State;
            var placed = state.Executions.Values
                .SelectMany(execution => execution.Services.Select(service => (Execution: execution, Service: service)))
                .Where(pair => pair.Service.Node is not null)
                .ToLookup(pair => pair.Service.Node!);
            return new SchedulerStatistics
            {
                Backend = backend.Health,
                Queue = Ids(state, ExecutionStatus.Submitted, ExecutionStatus.Queued),
                Running = Ids(state, ExecutionStatus.Starting, ExecutionStatus.Running),
                Terminating = Ids(state, ExecutionStatus.CleaningUp),
                Nodes =
                [
                    .. state.Nodes.Values.Select(node =>
                    {
                        var demands = placed[node.Name]
                            .Select(pair => ServiceDemand.Of(pair.Execution.DefinitionOf(pair.Service)))
                            .ToList();
                        return new NodeStatistics(
                            node,
                            demands.Sum(demand => demand.Millicores),
                            demands.Sum(demand => demand.MemoryBytes),
                            [.. placed[node.Name].Select(pair => pair.Service)])
                        {
                            OfflineSince = state.OfflineSince.TryGetValue(node.Name, out var since) ? since : null,
                        };
                    }),
                ],
            };
        }
    }

    private static ImmutableArray<long> Ids(EngineState state, params ReadOnlySpan<ExecutionStatus> statuses)
    {
        var ids = ImmutableArray.CreateBuilder<long>();
        foreach (var execution in state.Executions.Values)
            if (statuses.Contains(execution.Status)) ids.Add(execution.Id);
        return ids.DrainToImmutable();
    }
}
