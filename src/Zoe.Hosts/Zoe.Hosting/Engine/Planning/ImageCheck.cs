using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Zoe.Backends;
using Zoe.Hosting.Engine.State;
using Zoe.Hosting.Engine.Transitions;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Planning;

/// <summary>
/// Fails executions that could never start because no node has an image they need. While a node is offline nothing is
/// concluded, since it may have the image.
/// </summary>
internal static class ImageCheck
{
    private static readonly ConditionalWeakTable<ImmutableSortedDictionary<string, BackendNode>, KnownImages> Known = [];

    /// <summary>
    /// Checks executions that changed since the state was last durable, or all of them when nodes changed.
    /// </summary>
    public static EngineState RejectMissingImages(this EngineState state, DateTimeOffset now)
    {
        if (state.Unsaved.IsEmpty && state.ChangedNodes.IsEmpty) return state;
        if (Known.GetValue(state.Nodes, static nodes => new KnownImages(nodes)).All is not { } images) return state;
        foreach (var execution in state.ChangedNodes.IsEmpty ? state.Unsaved.Values : state.Executions.Values)
        {
            if (execution.Status is not ExecutionStatus.Queued) continue;
            if (FindMissing(execution, images) is { } image)
            {
                var where = string.Join(", ", state.Nodes.Keys);
                state = state.End(
                    execution,
                    ExecutionStatus.Error,
                    $"Image {image} is not available on any node ({where}). Load or pull it there and submit again.",
                    now);
            }
        }

        return state;
    }

    private static string? FindMissing(Execution execution, HashSet<string> images)
    {
        foreach (var service in execution.Services)
        {
            if (service.Status is not ServiceStatus.Runnable) continue;
            var image = execution.DefinitionOf(service).Image;
            if (!images.Contains(image)) return image;
        }

        return null;
    }

    /// <param name="nodes">The nodes of a state.</param>
    private sealed class KnownImages(ImmutableSortedDictionary<string, BackendNode> nodes)
    {
        /// <summary>The images of all nodes; null when they are not completely known.</summary>
        public HashSet<string>? All { get; } =
            nodes.IsEmpty || nodes.Values.Any(node => !node.Online || node.Images is null)
                ? null
                : nodes.Values.SelectMany(node => node.Images!).ToHashSet(StringComparer.Ordinal);
    }
}
