using System.Text;
using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Docker.Tests.Faults;

public sealed class CutStreamTests(SharedEngine engine) : EngineTest(engine)
{
    [Fact]
    public async Task Events_are_complete_and_in_order_when_their_stream_was_cut()
    {
        await using var proxy = new EngineProxy(Address);
        await using var watched = DockerBackends.Create(proxy.Address, Deployment);
        await using var events = await EventRecorder.StartAsync(watched, Node, Deadline);
        await StartAsync(Spec(service: 1));
        await events.WaitForAsync(occurred => occurred is ServiceChanged { Service.State: ServiceState.Running }, Deadline);

        await proxy.CutAsync();
        await events.WaitForAsync(occurred => occurred is NodeChanged { Node.Online: false }, Deadline);
        await Backend.StopAsync(Spec(service: 1).Key, Node, TimeSpan.Zero, Deadline);
        await StartAsync(Spec("sh -c 'exit 3'", service: 2));
        proxy.Mend();
        await events.WaitForAsync(occurred => occurred == new EventStreamReconnected(Node), Deadline);
        await events.WaitForEndAsync(Spec(service: 2).Key, Deadline);

        events.Seen.Select(occurred => occurred switch
        {
            ServiceChanged { Service: var service } => $"{service.Key.ServiceId} {service.State} {service.ExitCode}".Trim(),
            ServiceRemoved removed => $"{removed.Key.ServiceId} removed",
            _ => "",
        }).Where(seen => seen.Length > 0 && !seen.StartsWith("2 Running", StringComparison.Ordinal))
            .ShouldBe(["1 Running", "1 Exited 137", "1 removed", "2 Exited 3"]);
    }

    [Fact]
    public async Task A_follower_gets_an_error_when_the_connection_is_cut_and_can_read_all_of_it_again()
    {
        await using var proxy = new EngineProxy(Address);
        await using var reading = DockerBackends.Create(proxy.Address, Deployment);
        var spec = Spec("sh -c 'echo one; sleep 1000'");
        await StartAsync(spec);

        var problem = await Should.ThrowAsync<BackendException>(async () =>
        {
            await foreach (var output in reading.ReadLogsAsync(spec.Key, Node, follow: true, Deadline))
                await proxy.CutAsync();
        });
        problem.Failure.ShouldBe(BackendFailure.Unreachable);
        proxy.Mend();

        var text = new StringBuilder();
        await foreach (var output in reading.ReadLogsAsync(spec.Key, Node, follow: false, Deadline))
            text.Append(Encoding.UTF8.GetString(output.Span));
        text.ToString().ShouldBe("one\n");
    }
}
