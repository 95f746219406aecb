using Zoe.Backends;
using Zoe.Backends.Process;

// A server for tests that kill it: starts a number of services, or services without end, and writes a line for each.
// Arguments: state folder, deployment, workspace, how many services ("all" never ends).
var (state, deployment, workspace, count) = (args[0], args[1], args[2], args[3]);
await using var backend = new ProcessBackend(new ProcessBackendOptions { DeploymentName = deployment, StateFolder = state });
var limit = count == "all" ? int.MaxValue : int.Parse(count);
for (var id = 1; id <= limit; id++)
{
    await backend.StartAsync(
        new ServiceSpec
        {
            Key = new ServiceKey(1, id, 1),
            HostName = $"service{id}",
            Image = "none",
            Workspace = workspace,
            Command = $"echo x >>begun-{id}; until [ -e release ]; do sleep 0.05; done; exit 3",
        },
        "local",
        CancellationToken.None);
    Console.WriteLine($"started {id}");
}

Console.WriteLine("ready");
await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
