using Zoe.Model;

namespace Zoe.Hosting;

/// <summary>Finds the parts of a description that belong to an execution's services.</summary>
internal static class ServiceNames
{
    /// <summary>The description of a service's group.</summary>
    public static ZAppService DefinitionOf(this Execution execution, Service service)
    {
        foreach (var definition in execution.Application.Services)
            if (definition.Name == service.Group) return definition;
        throw new InvalidOperationException($"Execution {execution.Id} has no service group {service.Group}.");
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
}
