using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>
/// Finds executions that could never start because no node has an image they need: users are told at once instead of
/// waiting for ever. While a node is offline nothing is concluded, it might have the image.
/// </summary>
internal static class ImageCheck
{
    public static EngineState RejectMissingImages(this EngineState state, DateTimeOffset now)
    {
        var nodes = state.Nodes.Values.ToList();
        if (nodes.Count == 0 || nodes.Exists(node => !node.Online || node.Images is null)) return state;

        foreach (var execution in state.Executions.Values)
        {
            if (execution.Status is not ExecutionStatus.Queued) continue;
            if (FindMissing(execution, nodes) is { } image)
            {
                var where = string.Join(", ", nodes.Select(node => node.Name));
                state = state.End(
                    execution,
                    ExecutionStatus.Error,
                    $"Image {image} is not available on any node ({where}). Load or pull it there and start again.",
                    now);
            }
        }

        return state;
    }

    private static string? FindMissing(Execution execution, List<BackendNode> nodes)
    {
        foreach (var service in execution.Services)
        {
            if (service.Status is not ServiceStatus.Runnable) continue;
            var image = execution.DefinitionOf(service).Image;
            if (!nodes.Exists(node => node.Images!.Contains(image))) return image;
        }

        return null;
    }
}
