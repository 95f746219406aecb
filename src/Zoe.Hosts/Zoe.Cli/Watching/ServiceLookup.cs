using Zoe.Client;
using Zoe.Client.Documents;

namespace Zoe.Cli.Watching;

/// <summary>Reads the services of an execution.</summary>
internal static class ServiceLookup
{
    public static async Task<List<ServiceDocument>> GetServicesAsync(
        this ZoeClient client, ExecutionDocument execution, CancellationToken cancellationToken)
    {
        var services = new List<ServiceDocument>();
        foreach (var id in execution.Services) services.Add(await client.GetServiceAsync(id, cancellationToken));
        return services;
    }
}
