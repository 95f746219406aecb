using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Zoe.Backends;
using Zoe.Backends.Docker;
using Zoe.Backends.Registration;
using Zoe.Hosting.Engine;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Tests.Support;
using Zoe.Scheduler;

namespace Zoe.Hosting.Tests.Registration;

public sealed class RegistrationTests : EngineTest
{
    [Fact]
    public async Task A_host_of_a_few_lines_runs_an_execution()
    {
        using var host = Build(services => services.AddZoe(Configure).UseSqlite().UseVirtualCluster(nodes: 2));
        await host.StartAsync(TestContext.Current.CancellationToken);
        var executions = host.Services.GetRequiredService<IExecutions>();

        var one = await executions.SubmitAsync(new Submission(Applications.Batch(), "run", EngineHost.Owner), TestContext.Current.CancellationToken);

        one.Id.ShouldBe(1);
        File.Exists(Path.Combine(DataPath, "zoe.db")).ShouldBeTrue();
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_missing_store_and_a_missing_back_end_are_reported_in_one_sentence_each()
    {
        (await FailuresAsync(services => services.AddZoe(Configure))).ShouldBe(
        [
            "Zoe has no back-end to run services: call UseDocker, UseKubernetes, UseProcesses, UseVirtualCluster or AddBackend on what AddZoe returned.",
            "Zoe has no store for executions: call UseSqlite or UsePostgres on what AddZoe returned, or register an IExecutionStore.",
        ]);
        (await FailuresAsync(services => services.AddZoe(Configure).UseVirtualCluster(1))).ShouldHaveSingleItem().ShouldContain("no store");
        (await FailuresAsync(services => services.AddZoe(Configure).UseSqlite())).ShouldHaveSingleItem().ShouldContain("no back-end");
    }

    [Fact]
    public async Task Two_stores_or_two_back_ends_are_rejected()
    {
        (await FailuresAsync(services => services.AddZoe(Configure).UseSqlite().UseSqlite("other.db").UseVirtualCluster(1).UseDocker()))
            .ShouldBe(
            [
                "Zoe has 2 back-ends, but an engine uses one: remove the others.",
                "Zoe has 2 stores for executions, but an engine uses one: remove the others.",
            ]);
    }

    [Fact]
    public async Task All_wrong_options_are_reported_at_the_start_at_once()
    {
        var failures = await FailuresAsync(services => services.AddZoe(options =>
        {
            Configure(options);
            options.StopGrace = TimeSpan.FromDays(-1);
            options.ReconcileInterval = TimeSpan.Zero;
            options.NodeLostAfter = TimeSpan.MinValue;
            options.PlacementPolicy = "avrage";
            options.GelfAllowedSources.Add("10.0.0.0/33");
        }).UseSqlite().UseVirtualCluster(1));

        failures.Count.ShouldBe(5);
        failures[0].ShouldContain("StopGrace");
        failures[1].ShouldContain("ReconcileInterval");
        failures[2].ShouldContain("NodeLostAfter");
        failures[3].ShouldContain("10.0.0.0/33");
        failures[4].ShouldStartWith("PlacementPolicy is 'avrage'; it must be one of average, ");
    }

    [Fact]
    public void Options_are_bound_from_a_section_of_the_configuration()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Zoe:DeploymentName"] = "lab",
            ["Zoe:NodeLostAfter"] = "00:01:00",
            ["Zoe:MaxMemoryBytes"] = "1024",
            ["Zoe:AdditionalVolumes:0:HostPath"] = "/srv/tools",
            ["Zoe:AdditionalVolumes:0:Name"] = "tools",
            ["Zoe:GelfAllowedSources:0"] = "10.1.0.0/16",
        }).Build().GetSection("Zoe");
        using var host = Build(services => services.AddZoe(section).UseSqlite().UseVirtualCluster(1));

        var options = host.Services.GetRequiredService<IOptions<ZoeOptions>>().Value;

        options.DeploymentName.ShouldBe("lab");
        options.NodeLostAfter.ShouldBe(TimeSpan.FromMinutes(1));
        options.MaxMemoryBytes.ShouldBe(1024);
        options.AdditionalVolumes.ShouldBe([new AdditionalVolume("/srv/tools", "tools")]);
        options.GelfAllowedSources.ShouldBe(["10.1.0.0/16"]);
    }

    [Fact]
    public void Drivers_take_the_name_of_the_deployment_from_the_options()
    {
        using var host = Build(services => services
            .AddZoe(options => (options.DeploymentName, options.DataPath) = ("lab", DataPath))
            .UseSqlite()
            .AddBackend<NamedBackend>());

        host.Services.GetRequiredService<IBackend>().ShouldBeOfType<NamedBackend>().Deployment.ShouldBe(
            new DeploymentContext { Name = "lab", DataPath = DataPath, WorkspaceBasePath = Path.Combine(DataPath, "workspaces") });
    }

    [Fact]
    public void Policies_of_the_program_can_be_named_in_the_options()
    {
        using var host = Build(services => services
            .AddZoe(options =>
            {
                Configure(options);
                (options.SchedulerPolicy, options.PlacementPolicy, options.SchedulerMode) = ("equal", "first", "idle");
            })
            .UseSqlite().UseVirtualCluster(1).AddQueueOrder<EqualOrder>().AddPlacement<FirstNode>().AddMode<IdleMode>());

        host.Services.GetRequiredService<IScheduler>().Name.ShouldBe("equal, first");
    }

    [Fact]
    public async Task Adding_the_engine_twice_adds_options_and_no_second_engine()
    {
        using var host = Build(services =>
        {
            services.AddZoe(Configure).UseSqlite().UseVirtualCluster(1);
            services.AddZoe(options => options.DeploymentName = "second");
        });
        await host.StartAsync(TestContext.Current.CancellationToken);

        host.Services.GetRequiredService<ZoeOptions>().DeploymentName.ShouldBe("second");
        host.Services.GetServices<IHostedService>().OfType<EngineLoop>().ShouldHaveSingleItem();
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private void Configure(ZoeOptions options) => options.DataPath = DataPath;

    private static IHost Build(Action<IServiceCollection> add)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        add(builder.Services);
        return builder.Build();
    }

    private static async Task<IReadOnlyList<string>> FailuresAsync(Action<IServiceCollection> add)
    {
        using var host = Build(add);
        var refusal = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());
        return [.. refusal.Failures];
    }
}
