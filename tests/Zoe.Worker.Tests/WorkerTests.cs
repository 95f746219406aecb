using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;
using Zoe.Model;
using Zoe.TestKit;

namespace Zoe.Worker.Tests;

public sealed class WorkerTests : IDisposable
{
    private const string Program = "Zoe.Worker.dll";

    private const string Application = """
        {
          "name": "job", "version": 3, "will_end": true, "size": 1,
          "services": [{
            "name": "job", "image": "busybox:1", "monitor": true, "total_count": 1, "essential_count": 1,
            "startup_order": 0, "command": "run 1", "environment": [], "volumes": [], "ports": [],
            "resources": {"memory": {"min": 1048576, "max": null}, "cores": {"min": 0.1, "max": null}}
          }]
        }
        """;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("zoe-worker-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Runs_what_another_process_has_submitted_and_ends_without_an_error_when_it_is_asked_to()
    {
        long id = 0;
        // A cluster without nodes runs nothing.
        await UseEngineAsync(async executions =>
        {
            var owner = new User { Id = 1, UserName = "ada" };
            id = (await executions.SubmitAsync(new Submission(ZAppReader.Read(Application).Value!, "job", owner))).Id;
        });

        using (var worker = ProgramRun.Start(Program, ["--Zoe:Backend=virtual", $"--Zoe:DataPath={_data.FullName}"]))
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
            var lines = new List<string>();
            while (await worker.StandardOutput.ReadLineAsync(deadline.Token) is { } line && !line.Contains($"Execution {id} (job of ada) is terminated", StringComparison.Ordinal))
                lines.Add(line);
            worker.HasExited.ShouldBeFalse(string.Join('\n', lines));
            using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", $"{worker.Id}"]);
            (await ProgramRun.FinishAsync(worker)).ExitCode.ShouldBe(0);
        }

        await UseEngineAsync(async executions =>
            (await executions.FindAsync(id))!.ShouldSatisfyAllConditions(
                execution => execution.Status.ShouldBe(ExecutionStatus.Terminated),
                execution => execution.TimeStart.ShouldNotBeNull()));
    }

    [Fact]
    public async Task An_engine_that_fails_ends_the_process_with_an_error()
    {
        await UseEngineAsync(async executions =>
        {
            var job = ZAppReader.Read(Application.Replace("run 1", "run 5", StringComparison.Ordinal)).Value!;
            await executions.SubmitAsync(new Submission(job, "job", new User { Id = 1, UserName = "ada" }));
        });
        using var worker = ProgramRun.Start(Program, ["--Zoe:Backend=virtual", $"--Zoe:DataPath={_data.FullName}"]);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while (!(await worker.StandardOutput.ReadLineAsync(deadline.Token))!.Contains("is running", StringComparison.Ordinal))
        {
        }

        // Another engine takes over, so that the next write of this one is refused.
        await UseEngineAsync(_ => Task.CompletedTask);

        var run = await ProgramRun.FinishAsync(worker);
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("EngineLoop has stopped after an error");
    }

    [Theory]
    [InlineData("Zoe:Backend is not set; set it to Docker, Kubernetes, Processes or Virtual.")]
    [InlineData("Zoe:Backend is 'Docke'; it must be Docker, Kubernetes, Processes or Virtual.", "--Zoe:Backend=Docke")]
    [InlineData("SchedulerMode is 'x'; it must be one of", "--Zoe:Backend=Virtual", "--Zoe:SchedulerMode=x")]
    [InlineData("Could not find file '/docker.conf'", "--Zoe:Backend=Docker", "--Zoe:DockerConfigFile=/docker.conf")]
    [InlineData("No kubeconfig is named", "--Zoe:Backend=Kubernetes")]
    public async Task Wrong_settings_are_one_sentence(string message, params string[] arguments)
    {
        var run = await ProgramRun.RunAsync(Program, [.. arguments, $"--Zoe:DataPath={_data.FullName}"]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith($"zoe: {message}");
        run.Error.Trim().Split('\n').Length.ShouldBe(1);
    }

    private async Task UseEngineAsync(Func<IExecutions, Task> use)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddZoe(options => options.DataPath = _data.FullName).UseSqlite().UseVirtualCluster(nodes: 0);
        using var host = builder.Build();
        await host.StartAsync();
        await use(host.Services.GetRequiredService<IExecutions>());
        await host.StopAsync();
    }
}
