using Microsoft.Extensions.Configuration;
using Zoe.Backends.Docker;
using Zoe.Hosting;

namespace Zoe.Web.Tests;

/// <summary>Where settings come from.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void The_command_line_wins_over_the_environment_which_wins_over_the_file()
    {
        var file = new Dictionary<string, string?> { ["Zoe:ListenPort"] = "1", ["Zoe:DeploymentName"] = "file" };
        var environment = new Dictionary<string, string> { ["ZOE_LISTEN_PORT"] = "2", ["ZOE_DEPLOYMENT_NAME"] = "env" };

        Read([], [], []).ListenPort.ShouldBe(5001);
        Read([], [], file).ListenPort.ShouldBe(1);
        Read([], environment, file).ListenPort.ShouldBe(2);
        Read(["--listen-port=3"], environment, file).ListenPort.ShouldBe(3);
        Read(["--listen-port", "4"], environment, file).Engine.DeploymentName.ShouldBe("env");
    }

    [Fact]
    public void Reverse_proxies_are_networks_and_the_public_address_has_no_strange_path()
    {
        var proxies = Read(["--known-proxies=127.0.0.1, 10.1.0.0/16,::1", "--public-address=https://Example.org/lab/"], [], []).Proxies;
        proxies.KnownProxies.Select(network => network.ToString()).ShouldBe(["127.0.0.1/32", "10.1.0.0/16", "::1/128"]);
        proxies.Address.ShouldBe(new PublicAddress("https://example.org", "/lab"));
        foreach (var wrong in new[] { "example.org", "ftp://example.org", "https://example.org/a%2fb", "https://example.org//x", "https://u@example.org", "https://example.org/?x" })
            Errors([$"--public-address={wrong}"], []).ShouldHaveSingleItem().ShouldContain(wrong);
        Errors(["--known-proxies=10.0.0.1,proxy"], []).ShouldHaveSingleItem().ShouldContain("'proxy'");
        Read([], [], []).Docker.OpenProxiedPorts.ShouldBeFalse();
        Read(["--open-proxied-ports=true"], [], []).Docker.OpenProxiedPorts.ShouldBeTrue();
    }

    [Fact]
    public void Names_are_accepted_as_the_original_writes_them()
    {
        Read(["--scheduler-policy=FIFO", "--backend=dockerengine"], [], []).Backend.ShouldBe(BackendKind.DockerEngine);
    }

    [Fact]
    public void An_unknown_key_of_the_file_is_an_error_with_a_suggestion()
    {
        Errors([], new Dictionary<string, string?> { ["Zoe:ListenProt"] = "1" }).Single()
            .ShouldBe("Zoe:ListenProt in appsettings.json is not a setting. Did you mean ListenPort?");
    }

    [Theory]
    [InlineData("--listen-port", "--listen-port needs a value: --listen-port VALUE.")]
    [InlineData("--listen-port=1 --listen-port=2", "--listen-port is given twice.")]
    [InlineData("5001", "'5001' is not understood: everything on the command line is --option VALUE; --help lists them.")]
    [InlineData("--listen-address=here", "--listen-address is 'here', which is not an IP address such as 127.0.0.1 or 0.0.0.0.")]
    [InlineData("--listen-port=65536", "--listen-port is '65536'; a port is a number from 0 (any free one) to 65535.")]
    public void Mistakes_on_the_command_line_are_explained(string line, string expected)
    {
        Errors(line.Split(' '), []).ShouldBe([expected]);
    }

    [Fact]
    public void A_silent_node_is_given_up_after_the_given_seconds_or_never()
    {
        Read([], [], []).Engine.NodeLostAfter.ShouldBe(TimeSpan.FromMinutes(5));
        Read(["--node-lost-after=1.5"], [], []).Engine.NodeLostAfter.ShouldBe(TimeSpan.FromSeconds(1.5));
        Read(["--node-lost-after=never"], [], []).Engine.NodeLostAfter.ShouldBeNull();
        Errors(["--node-lost-after=-1"], []).ShouldBe(
            ["--node-lost-after is '-1'; it is a number of seconds, 0 or more, or never."]);
    }

    [Fact]
    public void Nodes_are_set_aside_for_who_waits_the_given_seconds_or_never()
    {
        Read([], [], []).Engine.SchedulerReserveAfter.ShouldBeNull();
        Read(["--scheduler-reserve-after=0.5"], [], []).Engine.SchedulerReserveAfter.ShouldBe(TimeSpan.FromSeconds(0.5));
        Read(["--scheduler-reserve-after=never"], [], []).Engine.SchedulerReserveAfter.ShouldBeNull();
        Errors(["--scheduler-reserve-after=-1"], []).ShouldBe(
            ["--scheduler-reserve-after is '-1'; it is a number of seconds, 0 or more, or never."]);
    }

    [Fact]
    public void Limits_of_services_are_given_in_cores_and_GiB()
    {
        var engine = Read(["--max-memory-limit=1.5", "--max-core-limit=0.5", "--distribute-cores=true", "--run-as-owner=True",
            "--gelf-address=udp://127.0.0.1:7896"], [], []).Engine;
        engine.ShouldSatisfyAllConditions(
            () => engine.MaxMemoryBytes.ShouldBe(3L << 29),
            () => engine.MaxMillicores.ShouldBe(500),
            () => engine.DistributeCores.ShouldBeTrue(),
            () => engine.RunAsOwner.ShouldBeTrue(),
            () => engine.GelfAddress.ShouldBe("udp://127.0.0.1:7896"));
    }

    [Theory]
    [InlineData("--max-memory-limit=64GiB", "number of GiB above 0")]
    [InlineData("--max-memory-limit=0", "number of GiB above 0")]
    [InlineData("--max-core-limit=-1", "number of cores above 0")]
    [InlineData("--distribute-cores=yes", "it is true or false")]
    [InlineData("--gelf-address=127.0.0.1:7896", "udp://host:port")]
    [InlineData("--gelf-address=udp://127.0.0.1", "udp://host:port")]
    public void Mistakes_in_limits_are_explained(string line, string expected) =>
        Errors([line], []).Single().ShouldContain(expected);

    [Fact]
    public void Volumes_are_given_as_the_original_writes_them()
    {
        var engine = Read(["--volume-allow-list=/data/:ro, /scratch"], new() { ["ZOE_ADDITIONAL_VOLUMES"] = "/srv/tools:tools,/opt/x:x" }, [])
            .Engine;
        engine.AdditionalVolumes.ShouldBe([new AdditionalVolume("/srv/tools", "tools"), new AdditionalVolume("/opt/x", "x")]);
        engine.VolumeAllowList.ShouldBe([new AllowedFolder("/data/", true), new AllowedFolder("/scratch", false)]);
    }

    [Fact]
    public void Gelf_is_received_where_and_from_whom_the_settings_say_and_nowhere_without_them()
    {
        Read([], [], []).Engine.GelfListenerPort.ShouldBeNull();
        Read(["--gelf-listener=0"], [], []).Engine.GelfListenerPort.ShouldBeNull();
        var engine = Read(["--gelf-allowed-sources=10.0.0.5, 10.1.0.0/16,fd00::1"], new() { ["ZOE_GELF_LISTENER"] = "7896" }, []).Engine;
        (engine.GelfListenerPort, engine.GelfListenAddress.ToString()).ShouldBe((7896, "127.0.0.1"));
        engine.GelfAllowedSources.Select(network => network.ToString()).ShouldBe(["10.0.0.5/32", "10.1.0.0/16", "fd00::1/128"]);
    }

    [Fact]
    public void The_path_of_links_is_known_by_its_original_name_too()
    {
        Read([], [], []).Engine.LinkBasePath.ShouldBe("/zoe/proxy/");
        Read([], new() { ["ZOE_TRAEFIK_BASE_URL"] = "/apps" }, []).Engine.LinkBasePath.ShouldBe("/apps/");
        Read(["--link-base-path=/a/b/"], new() { ["ZOE_TRAEFIK_BASE_URL"] = "/apps" }, []).Engine.LinkBasePath.ShouldBe("/a/b/");
    }

    [Fact]
    public void Sizes_of_logs_have_units_and_files_follow_a_small_limit()
    {
        var engine = Read(["--service-log-max-size=1M"], [], []).Engine;
        (engine.ServiceLogMaxBytes, engine.ServiceLogFileBytes).ShouldBe((1L << 20, 256L << 10));
        Read(["--service-log-max-size=1G", "--service-log-file-size=100m"], [], []).Engine.ServiceLogFileBytes.ShouldBe(100L << 20);
    }

    [Theory]
    [InlineData("--gelf-listener=70000", "a UDP port")]
    [InlineData("--gelf-listen-address=here", "not an IP address")]
    [InlineData("--gelf-allowed-sources=10.1.0.0/33", "neither an address")]
    [InlineData("--link-base-path=/", "it is a path such as /zoe/proxy/")]
    [InlineData("--link-base-path=/api/x/", "not below /api/")]
    [InlineData("--link-base-path=/a/../b/", "it is a path such as /zoe/proxy/")]
    [InlineData("--service-log-max-size=many", "a size is a number of bytes")]
    [InlineData("--service-log-max-size=-1", "a size is a number of bytes")]
    [InlineData("--service-log-max-size=1K", "at least twice")]
    [InlineData("--service-log-file-size=1K", "at least 64K")]
    [InlineData("--service-log-file-size=1G", "at least twice")]
    [InlineData("--additional-volumes=/srv", "hostpath:name")]
    [InlineData("--additional-volumes=/srv:a/b", "hostpath:name")]
    [InlineData("--additional-volumes=/srv:..", "hostpath:name")]
    [InlineData("--additional-volumes=/srv:workspace", "is not 'workspace'")]
    [InlineData("--additional-volumes=/srv:a,/opt:a", "two volumes of the name 'a'")]
    [InlineData("--additional-volumes=srv:a", "begins with '/'")]
    [InlineData("--volume-allow-list=/data/..", "the whole host")]
    [InlineData("--volume-allow-list=/data:rw", "has no ':'")]
    [InlineData("--volume-allow-list=data", "begins with '/'")]
    [InlineData("--workspace-base-path=/no/such/folder", "make it, or mount its file system")]
    public void Mistakes_in_paths_are_explained(string line, string expected) =>
        Errors([line], []).Single().ShouldContain(expected);

    [Fact]
    public void Docker_Engines_are_listed_in_the_file_with_the_keys_of_docker_conf()
    {
        var engines = Read([], [], new()
        {
            ["Zoe:DockerEngines:DEFAULT:external_address"] = "zoe.example.org",
            ["Zoe:DockerEngines:node1:docker_address"] = "192.0.2.1:2375",
            ["Zoe:DockerEngines:node1:labels:0"] = "gpu",
            ["Zoe:DockerEngines:node1:labels:1"] = "ssd",
            ["Zoe:DockerEngines:node2:docker_address"] = "unix:///run/docker.sock",
        }).Docker.ReadEngines!();

        engines.Select(engine => (engine.Name, engine.Address, engine.ExternalAddress)).ShouldBe(
            [("node1", "192.0.2.1:2375", "zoe.example.org"), ("node2", "unix:///run/docker.sock", "zoe.example.org")]);
        engines[0].Labels.ShouldBe(["gpu", "ssd"]);
        Read([], [], []).Docker.ReadEngines.ShouldBeNull();
    }

    [Fact]
    public void Mistakes_in_the_list_of_Docker_Engines_are_explained()
    {
        Errors([], new() { ["Zoe:DockerEngines:node1:adress"] = "x:1" }).ShouldSatisfyAllConditions(
            errors => errors.ShouldContain(error => error.StartsWith(
                "Zoe:DockerEngines in appsettings.json: there is no key 'adress'; the keys are address,")),
            errors => errors.ShouldContain(
                "Zoe:DockerEngines in appsettings.json: host [node1] has no docker_address; add 'docker_address: host:2375'."));
    }

    [Fact]
    public void How_Docker_Engines_are_used_is_configured()
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
    [InlineData("--pull-images=maybe", "--pull-images is 'maybe'; it is true or false.")]
    [InlineData("--core-limit=hard", "--core-limit is 'hard'; it can be quota or shares.")]
    [InlineData("--registry-login-file=/no/such/file", "--registry-login-file cannot be used: ")]
    public void Mistakes_in_the_use_of_Docker_Engines_are_explained(string line, string expected) =>
        Errors([line], []).Single().ShouldStartWith(expected);

    private static HostSettings Read(
        string[] arguments, Dictionary<string, string> environment, Dictionary<string, string?> file)
    {
        var errors = new List<string>();
        var settings = Read(arguments, environment, file, errors);
        errors.ShouldBeEmpty();
        return settings;
    }

    private static List<string> Errors(string[] arguments, Dictionary<string, string?> file)
    {
        var errors = new List<string>();
        Read(arguments, [], file, errors);
        return errors;
    }

    private static HostSettings Read(
        string[] arguments, Dictionary<string, string> environment, Dictionary<string, string?> file, List<string> errors)
    {
        var commandLine = HostCommandLine.Parse(arguments);
        errors.AddRange(commandLine.Errors);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(file).Build();
        var sources = new SettingSources(commandLine.Values, name => environment.GetValueOrDefault(name), configuration);
        return new SettingsReader(sources, errors).Read();
    }
}
