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

        using (var worker = ProgramRun.Start(Program, ["--backend=virtual", $"--data-path={_data.FullName}"]))
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
    public async Task A_second_worker_is_refused_until_the_first_is_killed()
    {
        string[] arguments = ["--backend=virtual", $"--data-path={_data.FullName}"];
        using var first = ProgramRun.Start(Program, arguments);
        await WaitForStartAsync(first);

        var refused = await ProgramRun.RunAsync(Program, arguments);
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldBe(
            $"zoe: Another Zoe server uses the data path {_data.FullName}; stop it, or set ZOE_DATA_PATH to another folder.\n");

        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var second = ProgramRun.Start(Program, arguments);
        await WaitForStartAsync(second);
        second.Kill();
        await second.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task WaitForStartAsync(System.Diagnostics.Process worker)
    {
        var lines = new List<string>();
        while (await worker.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains("Engine started", StringComparison.Ordinal)) return;
            lines.Add(line);
        }

        throw new InvalidOperationException($"The worker ended: {string.Join('\n', lines)}");
    }

    [Theory]
    [InlineData("--backend is 'Docke'; it must be one of DockerEngine, Kubernetes, Process, Virtual.", "--backend=Docke")]
    [InlineData("--scheduler-mode is 'x'; it must be one of", "--backend=Virtual", "--scheduler-mode=x")]
    [InlineData("The list of Docker Engines cannot be read: Could not find file '/docker.conf'.", "--backend=DockerEngine", "--backend-docker-config-file=/docker.conf")]
    [InlineData("No kubeconfig is named", "--backend=Kubernetes")]
    [InlineData("Services would run as local processes, as configured.", "--backend=Process")]
    public async Task Wrong_settings_are_one_sentence(string message, params string[] arguments)
    {
        var run = await ProgramRun.RunAsync(Program, [.. arguments, $"--data-path={_data.FullName}"]);

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
