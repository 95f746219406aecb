using System.Collections.Immutable;
using Zoe.Backends.Docker.Configuration;
using Zoe.Backends.Docker.Tests.Engines;
using Zoe.Backends.Testing.Observation;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class ConfReloadTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(10));
    private readonly string _file = Path.GetTempFileName();
    private readonly string _hostA;
    private readonly SharedEngine _engine;
    private DockerBackend? _backend;
    private volatile int _refusals;

    public ConfReloadTests(SharedEngine engine)
    {
        _engine = engine;
        _hostA = $"[a]\ndocker_address: {engine.Address}\n";
    }

    private const string HostB = "[b]\ndocker_address: unix:///no/such.sock\n";

    private DockerBackend Backend => _backend!;

    private CancellationToken Deadline => _deadline.Token;

    public ValueTask InitializeAsync()
    {
        File.WriteAllText(_file, _hostA);
        _backend = DockerBackends.Create(DockerBackends.Options(_engine.Address, $"reload-{Environment.ProcessId}") with
        {
            ReadEngines = Read,
            Engines = DockerConfFile.Read(_file),
        });
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Backend.DisposeAsync();
        File.Delete(_file);
        _deadline.Dispose();
    }

    [Fact]
    public async Task Hosts_come_get_labels_and_go_without_a_restart()
    {
        await using var events = await EventRecorder.StartAsync(Backend, "a", Deadline);

        await File.WriteAllTextAsync(_file, _hostA + "labels: gpu, disabled\n" + HostB, Deadline);
        await events.WaitForAsync(
            occurred => occurred is NodeChanged { Node: { Name: "a", Disabled: true } node } && node.Labels.Contains("gpu"), Deadline);
        await WaitForNodesAsync("a", "b");

        await File.WriteAllTextAsync(_file, _hostA, Deadline);
        await events.WaitForAsync(occurred => occurred is NodeChanged { Node: { Name: "a", Disabled: false } }, Deadline);
        await WaitForNodesAsync("a");
    }

    [Fact]
    public async Task A_host_that_is_taken_out_gets_nothing_new_and_goes_when_its_services_have_ended()
    {
        await using var events = await EventRecorder.StartAsync(Backend, "a", Deadline);
        var key = new ServiceKey(1, 1, 1);
        await Backend.StartAsync(
            new ServiceSpec
            {
                Key = key,
                HostName = $"service-1-reload-{Environment.ProcessId}",
                Image = SharedEngine.Image,
                Command = "sleep 1000",
            },
            "a", Deadline);

        await File.WriteAllTextAsync(_file, HostB, Deadline);
        await events.WaitForAsync(
            occurred => occurred is NodeChanged { Node: { Name: "a", Disabled: true, Online: true } }, Deadline);
        (await Backend.ListAsync(Deadline)).Services.ShouldHaveSingleItem().Key.ShouldBe(key);

        await Backend.StopAsync(key, "a", TimeSpan.Zero, Deadline);
        await events.WaitForAsync(
            occurred => occurred is NodeChanged { Node: { Name: "a", Online: false, Problem: "It is no longer configured" } },
            Deadline);
        (await Backend.DescribeNodesAsync(Deadline)).ShouldHaveSingleItem().Name.ShouldBe("b");
    }

    [Fact]
    public async Task A_file_with_mistakes_changes_nothing_until_it_is_right_again()
    {
        await File.WriteAllTextAsync(_file, "[a]\nnonsense\n" + HostB, Deadline);
        // The second time, what the first one led to is done.
        while (_refusals < 2) await Task.Delay(TimeSpan.FromMilliseconds(100), Deadline);
        (await Backend.DescribeNodesAsync(Deadline)).ShouldHaveSingleItem().Online.ShouldBeTrue();

        await File.WriteAllTextAsync(_file, _hostA + HostB, Deadline);
        await WaitForNodesAsync("a", "b");
    }

    private ImmutableArray<DockerEngineOptions> Read()
    {
        try
        {
            return DockerConfFile.Read(_file);
        }
        catch (DockerConfException)
        {
            Interlocked.Increment(ref _refusals);
            throw;
        }
    }

    private async Task WaitForNodesAsync(params string[] names)
    {
        while (!(await Backend.DescribeNodesAsync(Deadline)).Select(node => node.Name).SequenceEqual(names))
            await Task.Delay(TimeSpan.FromMilliseconds(100), Deadline);
    }
}
