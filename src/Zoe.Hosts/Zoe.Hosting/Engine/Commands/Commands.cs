using System.Collections.Immutable;

namespace Zoe.Hosting;

/// <summary>
/// What has to be done follows from the state alone, so that nothing is forgotten in a crash: whoever loads the state
/// derives the same commands again.
/// </summary>
internal static class Commands
{
    public static ImmutableArray<Command> For(Execution execution, TimeSpan grace)
    {
        var commands = ImmutableArray.CreateBuilder<Command>();
        foreach (var service in execution.Services)
        {
            if (service.Node is not { } node) continue;
            if (service.Status is ServiceStatus.Terminating)
            {
                var hasEnded = service.BackendStatus is BackendStatus.Dead or BackendStatus.OomKilled;
                commands.Add(new StopCommand(service.Key, node, hasEnded ? TimeSpan.Zero : grace, hasEnded));
            }
            else if (service is { Status: ServiceStatus.Starting, NotBefore: null } && IsItsTurn(execution, service))
            {
                commands.Add(new StartCommand(service.Key, node, execution, service));
            }
        }

        return commands.DrainToImmutable();
    }

    /// <summary>Essential services with a lower startup_order have been started before.</summary>
    private static bool IsItsTurn(Execution execution, Service service)
    {
        var order = execution.DefinitionOf(service).StartupOrder;
        foreach (var other in execution.Services)
        {
            if (other is { Essential: true, Status: ServiceStatus.Starting }
                && execution.DefinitionOf(other).StartupOrder < order)
            {
                return false;
            }
        }

        return true;
    }
}
