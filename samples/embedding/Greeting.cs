using Zoe.Hosting;
using Zoe.Model;

namespace Embedding;

/// <summary>Runs an execution of one service, and prints its output.</summary>
internal static class Greeting
{
    private const string Description = """
        {
          "name": "greeting", "version": 3, "will_end": true, "size": 1,
          "services": [{
            "name": "greeter", "image": "busybox:1", "monitor": true, "total_count": 1, "essential_count": 1,
            "startup_order": 0, "command": "echo Hello from $SERVICE_NAME", "environment": [], "volumes": [], "ports": [],
            "resources": {"memory": {"min": 1048576, "max": null}, "cores": {"min": 0.1, "max": null}}
          }]
        }
        """;

    public static async Task RunAsync(IExecutions executions)
    {
        var application = ZAppReader.Read(Description);
        foreach (var diagnostic in application.Diagnostics) await Console.Error.WriteLineAsync(diagnostic.ToString());
        if (application.Value is null) return;

        var owner = new User { Id = 1, UserName = "ada" };
        var execution = await executions.SubmitAsync(new Submission(application.Value, "first", owner), CancellationToken.None);
        await using var output = Console.OpenStandardOutput();
        await foreach (var chunk in executions.ReadLogsAsync(execution.Services[0].Id, follow: true, CancellationToken.None))
            await output.WriteAsync(chunk);
    }
}
