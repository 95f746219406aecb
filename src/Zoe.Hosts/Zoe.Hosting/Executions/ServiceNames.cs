using Zoe.Model;

namespace Zoe.Hosting.Executions;

/// <summary>Finds the parts of a description that belong to an execution's services.</summary>
internal static class ServiceNames
{
    /// <summary>Up to this many groups a plain search is quicker than a lookup.</summary>
    private const int PlainSearch = 16;

    /// <summary>The description of a service's group.</summary>
    public static ZAppService DefinitionOf(this Execution execution, Service service)
    {
        var groups = execution.Application.Services;
        if (groups.Length > PlainSearch)
            return ApplicationInstances.Of(execution.Application).FindGroup(service.Group) ?? throw NoGroup(execution, service);
        foreach (var definition in groups)
            if (definition.Name == service.Group) return definition;
        throw NoGroup(execution, service);
    }

    /// <summary>What placeholders of an execution stand for.</summary>
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
