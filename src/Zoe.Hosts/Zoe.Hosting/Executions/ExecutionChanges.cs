using System.Collections.Immutable;

namespace Zoe.Hosting;

/// <summary>Small changes of an execution's services.</summary>
internal static class ExecutionChanges
{
    public static Service? FindService(this Execution execution, long serviceId)
    {
        foreach (var service in execution.Services)
            if (service.Id == serviceId) return service;
        return null;
    }

    /// <summary>The execution itself when the service is as it was: what is no change is not written either.</summary>
    public static Execution WithService(this Execution execution, Service service)
    {
        for (var index = 0; index < execution.Services.Length; index++)
        {
            var present = execution.Services[index];
            if (present.Id != service.Id) continue;
            return present == service ? execution : execution with { Services = execution.Services.SetItem(index, service) };
        }

        throw new ArgumentException($"Service {service.Id} is not part of execution {execution.Id}.", nameof(service));
    }

    public static Execution WithServices(this Execution execution, Func<Service, Service> change) =>
        execution with { Services = ImmutableArray.CreateRange(execution.Services, change) };
}
