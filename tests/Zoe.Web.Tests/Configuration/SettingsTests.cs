using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Zoe.Backends.Docker;
using Zoe.Hosting;
using Zoe.Hosting.Links;
using Zoe.Hosting.Server.Configuration;
using Zoe.Hosting.Server.Configuration.Formats;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Server.Configuration.Sources;

namespace Zoe.Web.Tests.Configuration;

/// <summary>Sources and validation of settings.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void The_command_line_takes_precedence_over_the_environment_and_then_the_file()
    {
        var file = new Dictionary<string, string?> { ["Zoe:ListenPort"] = "1", ["Zoe:DeploymentName"] = "file" };
        var environment = new Dictionary<string, string> { ["ZOE_LISTEN_PORT"] = "2", ["ZOE_DEPLOYMENT_NAME"] = "env" };

        Read([], [], []).Server.ListenPort.ShouldBe(5001);
        Read([], [], file).Server.ListenPort.ShouldBe(1);
        Read([], environment, file).Server.ListenPort.ShouldBe(2);
        Read(["--listen-port=3"], environment, file).Server.ListenPort.ShouldBe(3);
        Read(["--listen-port", "4"], environment, file).Deployment.DeploymentName.ShouldBe("env");
    }

    [Fact]
    public void Reverse_proxies_are_networks_and_the_public_address_is_validated()
    {
        var proxies = Read(["--known-proxies=127.0.0.1, 10.1.0.0/16,::1", "--public-address=https://Example.org/lab/"], [], []).Server;
        proxies.KnownProxies.Select(network => network.ToString()).ShouldBe(["127.0.0.1/32", "10.1.0.0/16", "::1/128"]);
        proxies.PublicAddress.ShouldBe(new PublicAddress("https://example.org", "/lab"));
        foreach (var wrong in new[] { "example.org", "ftp://example.org", "https://example.org/a%2fb", "https://example.org//x", "https://u@example.org", "https://example.org/?x" })
            Errors([$"--public-address={wrong}"], []).ShouldHaveSingleItem().ShouldContain(wrong);
        Errors(["--known-proxies=10.0.0.1,proxy"], []).ShouldHaveSingleItem().ShouldContain("'proxy'");
        Read([], [], []).Docker.OpenProxiedPorts.ShouldBeFalse();
        Read(["--open-proxied-ports=true"], [], []).Docker.OpenProxiedPorts.ShouldBeTrue();
    }

    [Fact]
    public void Names_are_accepted_as_the_original_writes_them()
    {
        Read(["--scheduler-policy=FIFO", "--backend=dockerengine"], [], []).Backend.Backend.ShouldBe("dockerengine");
    }

    [Fact]
    public void An_unknown_key_of_the_file_is_an_error_with_a_suggestion()
    {
        Errors([], new Dictionary<string, string?> { ["Zoe:ListenProt"] = "1" }).Single()
            .ShouldBe("Zoe:ListenProt in appsettings.json is not a setting. Did you mean 'ListenPort'?");
    }

    [Theory]
    [InlineData("--listen-port", "--listen-port needs a value: --listen-port VALUE.")]
    [InlineData("--listen-port=1 --listen-port=2", "--listen-port is given twice.")]
    [InlineData("5001", "'5001' is not an option; options have the form --option VALUE. --help lists them.")]
    [InlineData("--listen-address=here", "--listen-address is 'here'; it must be an IP address such as 127.0.0.1 or 0.0.0.0.")]
    [InlineData("--listen-port=65536", "--listen-port is '65536'; it must be a TCP port from 0 (any free port) to 65535.")]
    public void Errors_on_the_command_line_are_explained(string line, string expected)
    {
        Errors(line.Split(' '), []).ShouldBe([expected]);
    }

    [Fact]
    public void NodeLostAfter_is_in_seconds_or_never()
    {
        Read([], [], []).Deployment.NodeLostAfter.ShouldBe(TimeSpan.FromMinutes(5));
        Read(["--node-lost-after=1.5"], [], []).Deployment.NodeLostAfter.ShouldBe(TimeSpan.FromSeconds(1.5));
        Read(["--node-lost-after=never"], [], []).Deployment.NodeLostAfter.ShouldBeNull();
        Errors(["--node-lost-after=-1"], []).ShouldBe(
            ["--node-lost-after is '-1'; it must be a number of seconds, 0 or more, or never."]);
    }

    [Fact]
    public void SchedulerReserveAfter_is_in_seconds_or_never()
    {
        Read([], [], []).Scheduling.SchedulerReserveAfter.ShouldBeNull();
        Read(["--scheduler-reserve-after=0.5"], [], []).Scheduling.SchedulerReserveAfter.ShouldBe(TimeSpan.FromSeconds(0.5));
        Read(["--scheduler-reserve-after=never"], [], []).Scheduling.SchedulerReserveAfter.ShouldBeNull();
        Errors(["--scheduler-reserve-after=-1"], []).ShouldBe(
            ["--scheduler-reserve-after is '-1'; it must be a number of seconds, 0 or more, or never."]);
    }

    [Fact]
    public void Limits_of_services_are_given_in_cores_and_GiB()
    {
        var options = Read(["--max-memory-limit=1.5", "--max-core-limit=0.5", "--distribute-cores=true", "--run-as-owner=True",
            "--gelf-address=udp://127.0.0.1:7896"], [], []);
        options.ShouldSatisfyAllConditions(
            () => options.Limits.MaxMemoryLimit.ShouldBe(3L << 29),
            () => options.Limits.MaxCoreLimit.ShouldBe(500),
            () => options.Backend.DistributeCores.ShouldBeTrue(),
            () => options.Deployment.RunAsOwner.ShouldBeTrue(),
            () => options.Output.GelfAddress.ShouldBe("udp://127.0.0.1:7896"));
    }

    [Theory]
    [InlineData("--max-memory-limit=64GiB", "number of GiB above 0")]
    [InlineData("--max-memory-limit=0", "number of GiB above 0")]
    [InlineData("--max-core-limit=-1", "number of cores above 0")]
    [InlineData("--distribute-cores=maybe", "it must be true or false")]
    [InlineData("--gelf-address=127.0.0.1:7896", "udp://host:port")]
    [InlineData("--gelf-address=udp://127.0.0.1", "udp://host:port")]
    public void Errors_in_limits_are_explained(string line, string expected) =>
        Errors([line], []).Single().ShouldContain(expected);

    [Fact]
    public void Volumes_are_given_as_the_original_writes_them()
    {
        var deployment = Read(["--volume-allow-list=/data/:ro, /scratch"], new() { ["ZOE_ADDITIONAL_VOLUMES"] = "/srv/tools:tools,/opt/x:x" }, [])
            .Deployment;
        deployment.AdditionalVolumes.ShouldBe([new AdditionalVolume("/srv/tools", "tools"), new AdditionalVolume("/opt/x", "x")]);
        deployment.VolumeAllowList.ShouldBe([new AllowedFolder("/data/", true), new AllowedFolder("/scratch", false)]);
    }

    [Fact]
    public void Gelf_is_disabled_by_default_and_configured_with_address_and_allowed_sources()
    {
        Read([], [], []).Output.GelfListener.ShouldBe(0);
        Read(["--gelf-listener=0"], [], []).Output.GelfListener.ShouldBe(0);
        var output = Read(["--gelf-allowed-sources=10.0.0.5, 10.1.0.0/16,fd00::1"], new() { ["ZOE_GELF_LISTENER"] = "7896" }, []).Output;
        (output.GelfListener, output.GelfListenAddress.ToString()).ShouldBe((7896, "127.0.0.1"));
        output.GelfAllowedSources.Select(network => network.ToString()).ShouldBe(["10.0.0.5/32", "10.1.0.0/16", "fd00::1/128"]);
    }

    [Fact]
    public void The_path_of_links_can_be_set_by_its_original_name()
    {
        Read([], [], []).Server.LinkBasePath.ShouldBe("/zoe/proxy/");
        Read([], new() { ["ZOE_TRAEFIK_BASE_URL"] = "/apps" }, []).Server.LinkBasePath.ShouldBe("/apps/");
        Read(["--link-base-path=/a/b/"], new() { ["ZOE_TRAEFIK_BASE_URL"] = "/apps" }, []).Server.LinkBasePath.ShouldBe("/a/b/");
    }

    [Fact]
    public void Sizes_of_logs_have_units_and_files_follow_a_small_limit()
    {
        var output = Read(["--service-log-max-size=1M"], [], []).Output;
        (output.ServiceLogMaxSize, output.FileBytes).ShouldBe((1L << 20, 256L << 10));
        Read(["--service-log-max-size=1G", "--service-log-file-size=100m"], [], []).Output.FileBytes.ShouldBe(100L << 20);
    }

    [Theory]
    [InlineData("--gelf-listener=70000", "a UDP port")]
    [InlineData("--gelf-listen-address=here", "must be an IP address")]
    [InlineData("--gelf-allowed-sources=10.1.0.0/33", "neither an address")]
    [InlineData("--link-base-path=/", "it must be a path such as /zoe/proxy/")]
    [InlineData("--link-base-path=/api/x/", "not below /api/")]
    [InlineData("--link-base-path=/a/../b/", "it must be a path such as /zoe/proxy/")]
    [InlineData("--service-log-max-size=many", "it must be a number of bytes")]
    [InlineData("--service-log-max-size=-1", "it must be a number of bytes")]
    [InlineData("--service-log-max-size=1K", "at least twice")]
    [InlineData("--service-log-file-size=1K", "at least 64K")]
    [InlineData("--service-log-file-size=1G", "at least twice")]
    [InlineData("--additional-volumes=/srv", "hostpath:name")]
    [InlineData("--additional-volumes=/srv:a/b", "hostpath:name")]
    [InlineData("--additional-volumes=/srv:..", "hostpath:name")]
    [InlineData("--additional-volumes=/srv:workspace", "is not 'workspace'")]
    [InlineData("--additional-volumes=/srv:a,/opt:a", "two volumes with the name 'a'")]
    [InlineData("--additional-volumes=srv:a", "must begin with '/'")]
    [InlineData("--volume-allow-list=/data/..", "the whole host")]
    [InlineData("--volume-allow-list=/data:rw", "have no ':'")]
    [InlineData("--volume-allow-list=data", "must begin with '/'")]
    [InlineData("--workspace-base-path=/no/such/folder", "create it, or mount its file system")]
    public void Errors_in_paths_are_explained(string line, string expected) =>
        Errors([line], []).Single().ShouldContain(expected);

    [Fact]
    public void Docker_Engines_are_listed_in_the_file_with_the_keys_of_docker_conf()
    {
        var file = new Dictionary<string, string?>
        {
            ["Zoe:DockerEngines:DEFAULT:external_address"] = "zoe.example.org",
            ["Zoe:DockerEngines:node1:docker_address"] = "192.0.2.1:2375",
            ["Zoe:DockerEngines:node1:labels:0"] = "gpu",
            ["Zoe:DockerEngines:node1:labels:1"] = "ssd",
            ["Zoe:DockerEngines:node2:docker_address"] = "unix:///run/docker.sock",
        };
        Read([], [], file);
        var engines = SettingsFiles.ReadEngines(new ConfigurationBuilder().AddInMemoryCollection(file).Build());

        engines.Select(engine => (engine.Name, engine.Address, engine.ExternalAddress)).ShouldBe(
            [("node1", "192.0.2.1:2375", "zoe.example.org"), ("node2", "unix:///run/docker.sock", "zoe.example.org")]);
        engines[0].Labels.ShouldBe(["gpu", "ssd"]);
    }

    [Fact]
    public void Errors_in_the_list_of_Docker_Engines_are_explained()
    {
        Errors([], new() { ["Zoe:DockerEngines:node1:adress"] = "x:1" }).ShouldSatisfyAllConditions(
            errors => errors.ShouldContain(error => error.StartsWith(
                "Zoe:DockerEngines in appsettings.json: there is no key 'adress'; the keys are address,")),
            errors => errors.ShouldContain(
                "Zoe:DockerEngines in appsettings.json: host [node1] has no docker_address; add 'docker_address: host:2375'."));
    }

    [Fact]
    public void Options_of_Docker_Engines_are_read()
    {
        var docker = Read(
            ["--pull-images=true", "--spanning-networks=a, b", "--core-limit=shares"],
            new() { ["ZOE_CREATE_NETWORKS"] = "no" },
            []).Docker;

        docker.PullImages.ShouldBeTrue();
        docker.CreateNetworks.ShouldBeFalse();
        docker.SpanningNetworks.ShouldBe(["a", "b"]);
        docker.CoreLimit.ShouldBe(DockerCoreLimit.Shares);
    }

    [Theory]
    [InlineData("--pull-images=maybe", "--pull-images is 'maybe'; it must be true or false.")]
    [InlineData("--core-limit=hard", "--core-limit is 'hard'; it must be one of quota, shares.")]
    [InlineData("--registry-login-file=/no/such/file", "--registry-login-file cannot be used: ")]
    public void Errors_in_options_of_Docker_Engines_are_explained(string line, string expected) =>
        Errors([line], []).Single().ShouldStartWith(expected);

    [Theory]
    [InlineData("yes", true)]
    [InlineData("True", true)]
    [InlineData("on", true)]
    [InlineData("1", true)]
    [InlineData("NO", false)]
    [InlineData("false", false)]
    [InlineData("off", false)]
    [InlineData("0", false)]
    public void Every_switch_is_read_in_the_same_way(string text, bool expected)
    {
        var switches = Setting.All.Where(setting => setting.Format is SwitchAttribute).ToList();
        var environment = switches.ToDictionary(setting => setting.Variable, _ => text);
        // Without an engine a host needs a store that another one leads.
        environment["ZOE_STORE"] = "postgres://zoe@127.0.0.1/zoe";
        var options = Read([], environment, []);
        switches.Count.ShouldBe(8);
        new[]
        {
            options.Deployment.RunAsOwner, options.Backend.AllowProcesses, options.Backend.DistributeCores,
            options.Docker.CreateNetworks, options.Docker.OpenProxiedPorts, options.Docker.PullImages,
            options.Executions.EstimateDurations, options.Server.RunEngine,
        }.ShouldAllBe(value => value == expected);
    }

    [Fact]
    public void An_unknown_variable_is_an_error_with_a_suggestion()
    {
        Errors([], [], new() { ["ZOE_LISTN_PORT"] = "1", ["ZOE_NODES"] = "2" }).ShouldBe(
            ["ZOE_LISTN_PORT is not a setting. Did you mean 'ZOE_LISTEN_PORT'?", "ZOE_NODES is not a setting."]);
    }

    [Fact]
    public void Variables_of_clients_services_and_Kubernetes_are_ignored()
    {
        Errors([], [], new()
        {
            ["ZOE_URL"] = "http://localhost:5001",
            ["ZOE_PASS"] = "secret",
            ["ZOE_WORKSPACE"] = "/w",
            ["ZOE_MOUNT_DATA"] = "/mnt/data",
            ["ZOE_PORT_8080"] = "31000",
            ["ZOE_SERVICE_HOST"] = "10.0.0.1",
            ["ZOE_SERVICE_PORT_HTTP"] = "5001",
            ["ZOE_PORT"] = "tcp://10.0.0.1:5001",
            ["ZOE_PORT_5001_TCP_ADDR"] = "10.0.0.1",
            ["ZOE_WEB_PORT"] = "tcp://10.0.0.1:5001",
            ["OTHER"] = "x",
        }).ShouldBeEmpty();
    }

    [Fact]
    public void An_error_names_the_file_of_the_value()
    {
        var folder = Directory.CreateTempSubdirectory("zoe-settings-").FullName;
        var file = Path.Combine(folder, "appsettings.json");
        File.WriteAllText(file, """{"Zoe": {"ListenPort": "x", "KnownProxies": ["10.0.0.1", "10.0.0.2"]}}""");
        var configuration = new ConfigurationBuilder().AddJsonFile(file).Build();

        Should.Throw<OptionsValidationException>(new HostOptionsReader(configuration, []).Read).Failures.ShouldBe(
            [$"Zoe:ListenPort in {file} is 'x'; it must be an integer."]);
        File.WriteAllText(file, """{"Zoe": {"KnownProxies": ["10.0.0.1", "10.0.0.2"]}}""");
        configuration.Reload();
        new HostOptionsReader(configuration, []).Read().Server.KnownProxies.Length.ShouldBe(2);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_size_of_the_virtual_cluster_is_an_option()
    {
        var backend = Read(["--virtual-nodes=10", "--virtual-cores=2.5", "--virtual-memory=0.5"], [], []).Backend;
        (backend.VirtualNodes, backend.VirtualCores, backend.VirtualMemory).ShouldBe((10, 2500, 1L << 29));
        Errors(["--virtual-nodes=0"], []).ShouldBe(["--virtual-nodes is '0'; it must be a number of nodes from 1 to 100000."]);
    }

    [Fact]
    public void Defaults_in_the_help_are_the_actual_ones()
    {
        foreach (var (group, _, settings) in Setting.Groups)
        {
            foreach (var setting in settings.Where(setting => setting.Format.Default is null && setting.DefaultText != "none"))
            {
                var options = new ZoeHostOptions();
                setting.Set(group.GetValue(options)!, setting.DefaultText).ShouldBeEmpty(setting.Key);
                setting.Write(group.GetValue(options)!).ShouldBe(setting.Write(group.GetValue(new ZoeHostOptions())!), setting.Key);
            }
        }
    }

    [Fact]
    public void A_secret_is_not_written()
    {
        var options = Read(["--admin-password=very secret"], [], []);
        Setting.Find("AdminPassword")!.Write(options.Server).ShouldBe("set");
        Errors(["--admin-password=very secret", "--listen-port=x"], []).ShouldHaveSingleItem().ShouldNotContain("very secret");
    }

    private static ZoeHostOptions Read(
        string[] arguments, Dictionary<string, string> environment, Dictionary<string, string?> file)
    {
        var commandLine = HostCommandLine.Parse(arguments);
        var variables = new EnvironmentSettings(environment);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(file).Add(variables.ToProvider()).Add(commandLine.ToProvider()).Build();
        return new HostOptionsReader(configuration, [.. commandLine.Errors, .. variables.FindUnknown()]).Read();
    }

    private static IReadOnlyList<string> Errors(
        string[] arguments, Dictionary<string, string?> file, Dictionary<string, string>? environment = null)
    {
        try
        {
            Read(arguments, environment ?? [], file);
            return [];
        }
        catch (OptionsValidationException refusal)
        {
            return [.. refusal.Failures];
        }
    }
}
