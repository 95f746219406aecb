using System.Collections.Immutable;
using Zoe.Hosting.Executions;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Engine.State;

/// <summary>Computes the changes of a batch, so that only these are written.</summary>
internal static class StateDifference
{
    public static StoreChanges Since(this EngineState after, EngineState before, DateTimeOffset now)
    {
        var executions = ImmutableArray.CreateBuilder<Execution>(after.Unsaved.Count);
        var services = ImmutableArray.CreateBuilder<Service>();
        foreach (var (id, execution) in after.Unsaved)
        {
            executions.Add(execution);
            var known = before.Executions.GetValueOrDefault(id);
            foreach (var service in execution.Services)
            {
                if (known?.FindService(service.Id) is not { } old || old != service) services.Add(service);
            }
        }

        return new StoreChanges
        {
            Executions = executions.DrainToImmutable(),
            Services = services.DrainToImmutable(),
            Events = [.. after.Events.Reverse().Select(entry => entry with { Time = now })],
            Keys = after.Keys,
            Deleted = after.Deleted,
            Answers = after.Answers,
            NextIds = after.NextIds,
        };
    }
}
