using System.Collections.Immutable;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Commands;

/// <summary>
/// What has to be done follows from the state alone, so that nothing is forgotten in a crash: whoever loads the state
/// derives the same commands again.
/// </summary>
internal static class RequiredCommands
{
    public static ImmutableArray<Command> For(Execution execution, TimeSpan grace)
    {
        var commands = ImmutableArray.CreateBuilder<Command>();
        var turn = StartingOrder(execution);
        foreach (var service in execution.Services)
        {
            if (service.Node is not { } node) continue;
            if (service.Status is ServiceStatus.Terminating)
            {
                var hasEnded = service.BackendStatus is BackendStatus.Dead or BackendStatus.OomKilled;
                commands.Add(new StopCommand(service.Key, node, hasEnded ? TimeSpan.Zero : grace, hasEnded));
            }
            else if (service is { Status: ServiceStatus.Starting, NotBefore: null } && execution.DefinitionOf(service).StartupOrder <= turn)
            {
                commands.Add(new StartCommand(service.Key, node, execution, service));
            }
        }

        return commands.DrainToImmutable();
    }

    /// <summary>The lowest startup_order of the essential services that still start: those after it wait for them.</summary>
    private static int StartingOrder(Execution execution)
    {
        var lowest = int.MaxValue;
        foreach (var service in execution.Services)
        {
            if (service is { Essential: true, Status: ServiceStatus.Starting })
                lowest = Math.Min(lowest, execution.DefinitionOf(service).StartupOrder);
        }

        return lowest;
    }
}
