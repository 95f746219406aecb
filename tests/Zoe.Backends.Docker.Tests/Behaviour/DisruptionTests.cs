using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Testing.Observation;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Behaviour;

/// <summary>Ends of services that are neither their own nor asked for.</summary>
public sealed class DisruptionTests(SharedEngine engine) : EngineTest(engine)
{
    private const string Stubborn = "sh -c 'echo ready; sleep 1000'";
    private const string Polite = "sh -c 'trap \"exit 0\" TERM; echo ready; while true; do sleep 0.1; done'";

    [Fact]
    public async Task A_running_container_that_others_remove_is_a_disruption()
    {
        await using var events = await WatchAsync();
        var spec = Spec();
        var started = await StartAsync(spec);

        await EngineScript.DockerAsync(Address, "rm", "--force", started.BackendId);

        (await events.WaitForEndAsync(spec.Key, Deadline)).Disruption.ShouldBe("was removed outside Zoe");
    }

    [Theory]
    [InlineData("sh -c 'exit 0'")]
    [InlineData("sh -c 'exit 137'")]
    public async Task An_end_of_its_own_is_no_disruption(string command) =>
        (await RunAsync(Spec(command))).Disruption.ShouldBeNull();

    [Theory]
    [InlineData(Stubborn, "stop", "--time", "1")]
    [InlineData(Polite, "stop")]
    [InlineData(Polite, "kill", "--signal", "TERM")]
    [InlineData(Stubborn, "kill")]
    public async Task A_container_that_others_stop_is_a_disruption_whatever_its_exit_code(string command, params string[] stop)
    {
        await using var events = await WatchAsync();
        var spec = Spec(command);
        var started = await StartAsync(spec);
        // The trap of the polite one is set.
        while (!(await EngineScript.DockerAsync(Address, "logs", started.BackendId)).Contains("ready", StringComparison.Ordinal))
            await Task.Delay(20, Deadline);

        await EngineScript.DockerAsync(Address, [.. stop, started.BackendId]);

        (await events.WaitForEndAsync(spec.Key, Deadline)).Disruption.ShouldBe("was stopped outside Zoe, or by its engine node going down");
    }

    [Fact]
    public async Task A_container_that_we_stop_is_no_disruption()
    {
        await using var events = await WatchAsync();
        var spec = Spec(Polite);
        await StartAsync(spec);

        await Backend.StopAsync(spec.Key, Node, TimeSpan.FromSeconds(20), Deadline);

        (await events.WaitForEndAsync(spec.Key, Deadline)).Disruption.ShouldBeNull();
    }

    [Fact]
    public async Task A_signal_that_is_no_request_to_end_makes_no_disruption()
    {
        await using var events = await WatchAsync();
        var spec = Spec("sh -c 'trap \"exit 3\" USR1; echo ready; while true; do sleep 0.1; done'");
        var started = await StartAsync(spec);
        while (!(await EngineScript.DockerAsync(Address, "logs", started.BackendId)).Contains("ready", StringComparison.Ordinal))
            await Task.Delay(20, Deadline);

        await EngineScript.DockerAsync(Address, "kill", "--signal", "USR1", started.BackendId);

        var ended = await events.WaitForEndAsync(spec.Key, Deadline);
        (ended.ExitCode, ended.Disruption).ShouldBe((3, null));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Services_that_die_with_their_engine_are_reported_as_such(bool inOrder)
    {
        Assert.SkipWhen(EngineScript.FindObstacle() is not null, $"no Docker Engine: {EngineScript.FindObstacle()}");
        await using var mortal = await PrivateEngine.StartAsync(liveRestore: false);
        await using var backend = DockerBackends.Create(mortal.Address, "mortal");
        await using var events = await EventRecorder.StartAsync(backend, Node, Deadline);
        // The second one ends in order when the engine kills it, and is not done for all that.
        var stubborn = Mortal(1, "sleep 1000");
        var polite = Mortal(2, Polite);
        foreach (var spec in new[] { stubborn, polite }) await backend.StartAsync(spec, Node, Deadline);

        if (inOrder) await mortal.TerminateAsync();
        else await mortal.KillAsync();
        await events.WaitForAsync(occurred => occurred is NodeChanged { Node.Online: false }, Deadline);
        await mortal.ResumeAsync();
        await events.WaitForAsync(occurred => occurred is NodeChanged { Node.Online: true }, Deadline);

        var listed = (await backend.ListAsync(Deadline)).Services;
        foreach (var spec in new[] { stubborn, polite })
        {
            // An engine that ends in order reports the end while it still answers, and afterwards no longer knows why.
            var ends = events.Seen.OfType<ServiceChanged>().Select(changed => changed.Service)
                .Append(listed.Single(service => service.Key == spec.Key))
                .Where(service => service.Key == spec.Key && service.State is ServiceState.Exited);
            ends.First().Disruption.ShouldNotBeNull().ShouldContain("its engine node");
        }
    }

    [Fact]
    public async Task A_job_that_ends_by_itself_while_its_engine_is_away_is_done()
    {
        Assert.SkipWhen(EngineScript.FindObstacle() is not null, $"no Docker Engine: {EngineScript.FindObstacle()}");
        await using var lasting = await PrivateEngine.StartAsync(liveRestore: true);
        await using var backend = DockerBackends.Create(lasting.Address, "lasting");
        await using var events = await EventRecorder.StartAsync(backend, Node, Deadline);
        var job = Mortal(1, "sleep 1");
        await backend.StartAsync(job, Node, Deadline);

        await lasting.KillAsync();
        await events.WaitForAsync(occurred => occurred is NodeChanged { Node.Online: false }, Deadline);
        await lasting.ResumeAsync();
        await events.WaitForAsync(occurred => occurred is NodeChanged { Node.Online: true }, Deadline);

        // Engines send no event of an end that they find when they start, and need a moment to find it.
        var ended = await WaitForEndInListAsync(backend, job.Key);
        ended.ExitCode.ShouldBe(0);
        ended.Disruption.ShouldBeNull();
    }

    private async Task<ObservedService> WaitForEndInListAsync(DockerBackend backend, ServiceKey key)
    {
        while (true)
        {
            var service = (await backend.ListAsync(Deadline)).Services.Single(one => one.Key == key);
            if (service.State is ServiceState.Exited) return service;
            await Task.Delay(100, Deadline);
        }
    }

    private static ServiceSpec Mortal(long id, string command) => new()
    {
        Key = new ServiceKey(1, id, 1),
        HostName = $"service{id}-1-mortal",
        Image = SharedEngine.Image,
        Command = command,
    };
}
