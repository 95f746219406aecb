using Zoe.Model;

namespace Zoe.Hosting.Executions;

/// <summary>Finds the definitions of an execution's services in its ZApp.</summary>
internal static class ServiceDefinitions
{
    /// <summary>Up to this many groups a linear search is faster than a lookup.</summary>
    private const int PlainSearch = 16;

    /// <summary>The service group of a service.</summary>
    public static ZAppService DefinitionOf(this Execution execution, Service service)
    {
        var groups = execution.Application.Services;
        if (groups.Length > PlainSearch)
            return ApplicationInstances.Of(execution.Application).FindGroup(service.Group) ?? throw NoGroup(execution, service);
        foreach (var definition in groups)
            if (definition.Name == service.Group) return definition;
        throw NoGroup(execution, service);
    }

    /// <summary>Values of an execution's placeholders.</summary>
    public static ExpansionContext Context(long executionId, string executionName, string userName, string deploymentName) =>
        new()
        {
            ExecutionId = executionId,
            ExecutionName = executionName,
            UserName = userName,
            DeploymentName = deploymentName,
        };

    private static InvalidOperationException NoGroup(Execution execution, Service service) =>
        new($"Execution {execution.Id} has no service group {service.Group}.");
}
