using System.Collections.Immutable;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Engine.Commands;

/// <summary>
/// Derives the required commands from the state alone, so that an engine that loads the state after a crash derives the
/// same ones.
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

    /// <summary>
    /// The lowest startup_order of the essential services that are still starting; services with a higher one wait.
    /// </summary>
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
