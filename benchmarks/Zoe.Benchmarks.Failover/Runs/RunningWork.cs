using Zoe.Client;

namespace Zoe.Benchmarks.Failover.Runs;

/// <summary>Executions that run during all rounds and must neither be stopped nor started again.</summary>
internal sealed class RunningWork
{
    private readonly Dictionary<long, string> _containers = [];

    private RunningWork()
    {
    }

    /// <summary>None on the virtual cluster, which ends with its host.</summary>
    public static RunningWork None { get; } = new();

    public static async Task<RunningWork> StartAsync(ZoeClient client, int count)
    {
        var work = new RunningWork();
        for (var i = 0; i < count; i++)
        {
            var id = await client.SubmitAsync("long", SampleApplications.Long);
            while ((await client.GetExecutionAsync(id)).Status != "running") await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            foreach (var service in (await client.GetExecutionAsync(id)).Services) work._containers.Add(service, (await client.GetServiceAsync(service)).BackendId!);
        }

        return work;
    }

    /// <summary>Throws unless each service is active in its first container.</summary>
    public async Task CheckAsync(ZoeClient client)
    {
        foreach (var (service, container) in _containers)
        {
            var now = await client.GetServiceAsync(service);
            if (now.Status != "active" || now.BackendId != container)
                throw new InvalidOperationException($"Service {service} is {now.Status} in container {now.BackendId}; it was active in {container}.");
        }
    }
}
