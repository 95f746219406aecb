using System.Text;
using Zoe.Backends;
using Zoe.Backends.Process;

namespace Zoe.Packages.Tests.Examples;

internal static class ProcessExample
{
    public static async Task<string> RunAsync(string stateFolder)
    {
        var output = new StringBuilder();
        // <readme>
        await using var machine = new ProcessBackend(new ProcessBackendOptions
        {
            DeploymentName = "demo",
            StateFolder = stateFolder,
        });

        var spec = new ServiceSpec
        {
            Key = new ServiceKey(ExecutionId: 1, ServiceId: 1, Attempt: 1),
            HostName = "hello0-1-demo",
            Image = "none", // Ignored here: services are programs of this machine.
            Command = "echo Hello from $GREETER; sleep 1",
            Environment = [new("GREETER", "a process")],
        };
        await machine.StartAsync(spec, node: "local", CancellationToken.None);

        await foreach (var chunk in machine.ReadLogsAsync(spec.Key, node: "local", follow: true, CancellationToken.None))
        {
            Console.Write(Encoding.UTF8.GetString(chunk.Span));
            // </readme>
            output.Append(Encoding.UTF8.GetString(chunk.Span));
            // <readme>
        }

        // It stays listed with its exit code until it is stopped, which removes it.
        await machine.StopAsync(spec.Key, node: "local", grace: TimeSpan.FromSeconds(5), CancellationToken.None);
        // </readme>
        return output.ToString();
    }
}
