using System.Net;
using System.Net.Sockets;
using Zoe.AspNetCore.Api.Info;
using Zoe.Hosting;
using Zoe.Hosting.Server.Configuration.Sources;
using Zoe.TestKit;

namespace Zoe.Web.Tests;

/// <summary>Messages of the server at its start, and when it cannot start.</summary>
public sealed class StartupTests
{
    [Fact]
    public async Task All_errors_are_reported_at_once()
    {
        var run = await RunAsync("--listen-prot", "1", "--listen-port=x", "--backend", "Podman", "--placement-policy=avrage",
            "--zapp-shop-path", "/no/such/folder", "--deployment-name", "Prod!", "--admin-password=");
        run.ExitCode.ShouldNotBe(0);
        var lines = run.Error.Trim().Split('\n');
        lines.Length.ShouldBe(7);
        lines[0].ShouldContain("--listen-prot is not an option. Did you mean '--listen-port'?");
        run.Error.ShouldContain("--listen-port is 'x'");
        run.Error.ShouldContain("--backend is 'Podman'; it must be one of DockerEngine");
        run.Error.ShouldContain("Did you mean 'average'?");
        run.Error.ShouldContain("/no/such/folder");
        run.Error.ShouldContain("--deployment-name");
        run.Error.ShouldContain("--admin-password is empty");
        ShouldBePlain(run);
    }

    [Fact]
    public async Task Kubernetes_without_a_cluster_is_reported_in_one_sentence()
    {
        var run = await ProgramRun.RunAsync(
            "Zoe.Web.dll", ["--data-path", NewFolder()], new Dictionary<string, string> { ["ZOE_BACKEND"] = "Kubernetes" });
        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain("No kubeconfig is named, and this is no pod with a service account");
        ShouldBePlain(run);
    }

    [Fact]
    public async Task All_errors_in_the_settings_of_Kubernetes_are_reported_at_once()
    {
        var run = await RunAsync(
            "--backend", "Kubernetes", "--kube-node-choice", "me", "--kube-exposure", "ingres", "--kube-image-pull", "x",
            "--kube-tolerations", "a:b", "--kube-shared-folder", "nfs:there");
        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain("--kube-node-choice is 'me'; it must be one of node-name, node-affinity, cluster.");
        run.Error.ShouldContain("--kube-exposure is 'ingres'; it must be one of node-port, load-balancer, ingress. Did you mean 'ingress'?");
        run.Error.ShouldContain("--kube-image-pull is 'x'; it must be one of if-not-present, always, never.");
        run.Error.ShouldContain("--kube-tolerations cannot be used: 'b' is no effect of a taint");
        run.Error.ShouldContain("--kube-shared-folder is 'nfs:there'; it must be pvc:<claim> or nfs:<server>:<path>.");
        ShouldBePlain(run);
    }

    [Fact]
    public async Task A_port_in_use_is_reported_in_one_sentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var run = await RunAsync("--listen-port", port.ToString(), "--data-path", NewFolder());
        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain($"Port {port} of 127.0.0.1 is in use");
        ShouldBePlain(run);
    }

    [Fact]
    public async Task A_data_path_that_cannot_be_written_is_reported_in_one_sentence()
    {
        var file = Path.Combine(NewFolder(), "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var run = await RunAsync("--listen-port=0", "--data-path", file);
        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain($"The data path {file} cannot be written");
        ShouldBePlain(run);
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_is_rejected()
    {
        await using var server = await ServerProcess.StartAsync();
        var run = await RunAsync("--listen-port=0", "--data-path", server.DataPath, "--backend=Process");
        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain("Another Zoe server uses the data path");
        ShouldBePlain(run);
    }

    [Fact]
    public async Task Local_processes_are_rejected_unless_they_are_allowed()
    {
        var run = await RunAsync("--listen-port=0", "--data-path", NewFolder(), "--backend=Process");
        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain("are not isolated from each other");
        run.Error.ShouldContain("--allow-processes=true");
        ShouldBePlain(run);
    }

    [Fact]
    public async Task An_invalid_list_of_engines_is_reported_line_by_line()
    {
        var file = Path.Combine(NewFolder(), "docker.conf");
        await File.WriteAllTextAsync(file, "[node1]\nuse_tls: maybe\n", TestContext.Current.CancellationToken);
        var run = await RunAsync("--listen-port=0", "--data-path", NewFolder(), "--backend-docker-config-file", file);
        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain("docker_address");
        run.Error.ShouldContain("maybe");
        ShouldBePlain(run);
    }

    [Fact]
    public async Task An_unreachable_engine_is_reported_and_the_server_waits_for_it()
    {
        var file = Path.Combine(NewFolder(), "docker.conf");
        await File.WriteAllTextAsync(
            file, "[gone]\ndocker_address: 127.0.0.1:1\nexternal_address: 127.0.0.1\n", TestContext.Current.CancellationToken);
        var server = await ServerProcess.StartAsync(environment: new Dictionary<string, string>
        {
            ["ZOE_BACKEND"] = "DockerEngine",
            ["ZOE_BACKEND_DOCKER_CONFIG_FILE"] = file,
        });
        using var client = server.CreateClient();
        var statistics = (await ApiAnswer.SendAsync(client, "GET", "statistics/scheduler")).Json;
        while (statistics.GetProperty("platform_stats").GetProperty("nodes").GetArrayLength() == 0)
            statistics = (await ApiAnswer.SendAsync(client, "GET", "statistics/scheduler")).Json;
        var node = statistics.GetProperty("platform_stats").GetProperty("nodes")[0];
        node.GetProperty("status").GetString().ShouldBe("offline");
        node.GetProperty("problem").GetString().ShouldNotBeNullOrWhiteSpace();
        using var ready = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_missing_list_of_engines_is_reported_in_one_sentence()
    {
        var run = await RunAsync(
            "--listen-port=0", "--data-path", NewFolder(), "--backend-docker-config-file", "/no/docker.conf");
        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain("/no/docker.conf");
        ShouldBePlain(run);
    }

    [Fact]
    public async Task The_generated_password_is_shown_once_and_works()
    {
        var first = await ServerProcess.StartAsync(password: null);
        // The last lines of the banner may come after it listens.
        await first.WaitForOutputAsync("only this once");
        var lines = first.Output.Split('\n');
        var password = lines[Array.FindIndex(lines, line => line.Contains("with the password")) + 1].Trim();
        password.Length.ShouldBeGreaterThanOrEqualTo(20);
        using (var client = first.CreateClient(password))
            (await ApiAnswer.SendAsync(client, "GET", "login")).Status.ShouldBe(200);
        await first.KillAsync();

        await using var second = await ServerProcess.StartAsync(first.DataPath, password: null);
        second.Output.ShouldNotContain(password);
        second.Output.ShouldContain("local processes, as configured");
        using var again = second.CreateClient(password);
        (await ApiAnswer.SendAsync(again, "GET", "login")).Status.ShouldBe(200);
        await second.KillAsync();
    }

    [Fact]
    public async Task Help_lists_every_option_with_all_its_names()
    {
        var run = await RunAsync("--help");
        run.ExitCode.ShouldBe(0);
        foreach (var option in Setting.All)
        {
            run.Output.ShouldContain(option.Argument);
            run.Output.ShouldContain(option.Variable);
            run.Output.ShouldContain(option.Format.Description);
        }

        (await RunAsync("--version")).Output.Trim().ShouldBe(ZoeVersion.Current);
    }

    private static Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.RunAsync("Zoe.Web.dll", arguments);

    private static string NewFolder() => Directory.CreateTempSubdirectory("zoe-startup-").FullName;

    private static void ShouldBePlain(ProgramRun run)
    {
        run.Error.ShouldNotContain("   at ");
        run.Error.ShouldNotContain("Exception");
        foreach (var line in run.Error.Trim().Split('\n')) line.ShouldStartWith("zoe: ");
    }
}
