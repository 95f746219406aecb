using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Backends.Process;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;
using Zoe.Model;

var data = Directory.CreateTempSubdirectory("zoe-embedding-").FullName;

var builder = Host.CreateEmptyApplicationBuilder(settings: null);
builder.Services.AddZoe(new ZoeOptions { DataPath = data, DeploymentName = "embedded" });
builder.Services.AddZoeSqlite(Path.Combine(data, "zoe.db"));
builder.Services.AddSingleton<IBackend>(_ => new ProcessBackend(
    new ProcessBackendOptions { DeploymentName = "embedded", StateFolder = Path.Combine(data, "processes") }));
using var host = builder.Build();
await host.StartAsync();

var application = ZAppReader.Read("""
    {
      "name": "greeting", "version": 3, "will_end": true, "size": 1,
      "services": [{
        "name": "greeter", "image": "busybox:1", "monitor": true, "total_count": 1, "essential_count": 1,
        "startup_order": 0, "command": "echo Hello from $SERVICE_NAME", "environment": [], "volumes": [], "ports": [],
        "resources": {"memory": {"min": 1048576, "max": null}, "cores": {"min": 0.1, "max": null}}
      }]
    }
    """);
foreach (var diagnostic in application.Diagnostics) Console.Error.WriteLine(diagnostic);
if (application.Value is null) return 1;

var executions = host.Services.GetRequiredService<IExecutions>();
var owner = new User { Id = 1, UserName = "ada" };
var execution = await executions.SubmitAsync(new Submission(application.Value, "first", owner), CancellationToken.None);
await using var output = Console.OpenStandardOutput();
await foreach (var chunk in executions.ReadLogsAsync(execution.Services[0].Id, follow: true, CancellationToken.None))
    await output.WriteAsync(chunk);

await host.StopAsync();
Directory.Delete(data, recursive: true);
return 0;
