using Microsoft.Extensions.Time.Testing;
using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class LostEngineTests(MistreatedEngine mistreated, SharedEngine shared)
    : IClassFixture<MistreatedEngine>, IDisposable
{
    private const string Other = "other";

    private static readonly CancellationToken None = CancellationToken.None;
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(10));

    private CancellationToken Deadline => _deadline.Token;

    public void Dispose() => _deadline.Dispose();

    [Fact]
    public async Task Events_go_on_and_services_are_still_there_when_a_killed_engine_comes_back()
    {
        await using var backend = DockerBackends.Create(mistreated.Engine.Address, "killed");
        await using var events = await EventRecorder.StartAsync(backend, DockerBackends.Node, Deadline);
        var before = await backend.StartAsync(Spec(1), DockerBackends.Node, Deadline);

        await mistreated.Engine.KillAsync();
        await events.WaitForAsync(occurred => occurred is NodeChanged { Node: { Online: false, Problem: not null } }, Deadline);
        await mistreated.Engine.ResumeAsync();
        await events.WaitForAsync(occurred => occurred == new EventStreamReconnected(DockerBackends.Node), Deadline);

        var listed = (await backend.ListAsync(Deadline)).Services.ShouldHaveSingleItem();
        listed.BackendId.ShouldBe(before.BackendId);
        listed.State.ShouldBe(ServiceState.Running);
        var after = await backend.StartAsync(Spec(2), DockerBackends.Node, Deadline);
        await events.WaitForAsync(
            occurred => occurred is ServiceChanged { Service.State: ServiceState.Running } changed && changed.Service.Key == after.Key,
            Deadline);
        foreach (var service in new[] { before, after }) await backend.StopAsync(service.Key, DockerBackends.Node, TimeSpan.Zero, None);
    }

    [Fact]
    public async Task An_engine_that_hangs_is_found_offline_and_holds_up_no_other()
    {
        var options = DockerBackends.Options(mistreated.Engine.Address, "hanging");
        options = options with { Engines = options.Engines.Add(new DockerEngineOptions { Name = Other, Address = shared.Address }) };
        await using var backend = DockerBackends.Create(options);
        await using var events = await EventRecorder.StartAsync(backend, DockerBackends.Node, Deadline);
        await mistreated.Engine.SignalAsync("STOP");
        try
        {
            // By this clock no limit ever passes, so that it would never end if it waited for the engine that hangs.
            await using var patient = DockerBackends.Create(options, new FakeTimeProvider());
            await patient.StartAsync(Spec(1), Other, Deadline);
            await events.WaitForAsync(occurred => occurred is NodeChanged { Node: { Online: false, Name: DockerBackends.Node } }, Deadline);

            var listing = await backend.ListAsync(Deadline);
            listing.UnreachableNodes.ShouldBe([DockerBackends.Node]);
            listing.Services.ShouldHaveSingleItem().Node.ShouldBe(Other);
            (await backend.DescribeNodesAsync(Deadline)).Select(node => node.Online).ShouldBe([false, true]);
        }
        finally
        {
            await mistreated.Engine.SignalAsync("CONT");
            await backend.StopAsync(new ServiceKey(1, 1, 1), Other, TimeSpan.Zero, None);
        }

        await events.WaitForAsync(occurred => occurred is NodeChanged { Node: { Online: true, Name: DockerBackends.Node } }, Deadline);
    }

    [Fact]
    public async Task The_labels_of_the_engine_and_the_configured_ones_come_together()
    {
        var options = DockerBackends.Options(mistreated.Engine.Address, "labels");
        await using var backend = DockerBackends.Create(options with
        {
            Engines = [options.Engines[0] with { Labels = [" gpu ", "disabled"], ExternalAddress = "node.example.org" }],
        });

        var node = (await backend.DescribeNodesAsync(Deadline)).ShouldHaveSingleItem();

        node.Labels.Order(StringComparer.Ordinal).ShouldBe(["disabled", "gpu", "ssd", "ssd=true", "zone=test"]);
        node.Disabled.ShouldBeTrue();
        node.ExternalAddress.ShouldBe("node.example.org");
        node.Millicores.ShouldBe(Environment.ProcessorCount * 1000);
        node.Images!.ShouldContain("docker.io/zoe/busybox:1");
    }

    private static ServiceSpec Spec(long id) => new()
    {
        Key = new ServiceKey(1, id, 1),
        HostName = $"service{id}-1-lost",
        Image = SharedEngine.Image,
        Command = "sleep 1000",
    };
}
