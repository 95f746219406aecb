using System.Collections.Immutable;

namespace Zoe.Hosting.Executions;

/// <summary>Lookup and replacement of an execution's services.</summary>
internal static class ExecutionChanges
{
    public static Service? FindService(this Execution execution, long serviceId)
    {
        var index = execution.IndexOf(serviceId);
        return index < 0 ? null : execution.Services[index];
    }

    /// <summary>Returns the same instance when the service is unchanged, so that nothing is written.</summary>
    public static Execution WithService(this Execution execution, Service service)
    {
        var index = execution.IndexOf(service.Id);
        if (index < 0)
            throw new ArgumentException($"Service {service.Id} is not part of execution {execution.Id}.", nameof(service));
        return execution.Services[index] == service
            ? execution
            : execution with { Services = execution.Services.SetItem(index, service) };
    }

    public static Execution WithServices(this Execution execution, Func<Service, Service> change) =>
        execution with { Services = ImmutableArray.CreateRange(execution.Services, change) };

    /// <summary>
    /// Ids of services are consecutive when they are created by the engine; otherwise they are searched.
    /// </summary>
    private static int IndexOf(this Execution execution, long serviceId)
    {
        var services = execution.Services;
        if (services.IsEmpty) return -1;
        var guess = serviceId - services[0].Id;
        if (guess >= 0 && guess < services.Length && services[(int)guess].Id == serviceId) return (int)guess;
        for (var index = 0; index < services.Length; index++)
            if (services[index].Id == serviceId) return index;
        return -1;
    }

    /// <summary>True when an elastic service is waiting for a placement.</summary>
    public static bool HasWaitingElasticService(this Execution execution)
    {
        foreach (var service in execution.Services)
            if (service is { Essential: false, Status: ServiceStatus.Runnable }) return true;
        return false;
    }
}
