using System.Diagnostics;
using System.Globalization;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Docker.Services;
using Zoe.Backends.Docker.Tests.Engines;
using Zoe.TestKit;

namespace Zoe.Backends.Docker.Tests.Behaviour;

public sealed class MemoryTests(SharedEngine engine) : EngineTest(engine)
{
    private const long Limit = 16 * 1024 * 1024;

    // Something outlives the process that is killed: when the last one is, a busy engine may never learn why.
    private const string TakesTooMuch = "sh -c 'tail /dev/zero; code=$?; sleep 1; exit $code'";

    [Fact]
    public async Task A_service_killed_for_its_memory_says_so()
    {
        var ended = await RunAsync(Spec(TakesTooMuch) with { MemoryBytes = Limit });

        ended.OutOfMemory.ShouldBeTrue();
        ended.ExitCode.ShouldBe(137);
        ended.Reason.ShouldBe("It used more memory than its limit of 16 MiB and was killed");
        (await Backend.ListAsync(Deadline)).Services.ShouldHaveSingleItem().OutOfMemory.ShouldBeTrue();
    }

    [Fact]
    public async Task A_lack_of_memory_is_found_by_its_event_when_the_engine_does_not_mark_the_container()
    {
        var ended = await RunAsync(Spec(TakesTooMuch) with { MemoryBytes = Limit });

        var container = await InspectForgetfullyAsync(ended.BackendId!);

        container.ShouldNotBeNull().OutOfMemory.ShouldBeTrue();
    }

    [Theory]
    [InlineData("--signal=KILL")]
    [InlineData("--signal=9")]
    public async Task A_service_that_somebody_killed_did_not_run_out_of_memory(string signal)
    {
        await using var events = await WatchAsync();
        var service = await StartAsync(Spec() with { MemoryBytes = Limit });
        await EngineScript.DockerAsync(Address, "kill", signal, service.BackendId!);
        var ended = await events.WaitForEndAsync(service.Key, Deadline);

        (ended.ExitCode, ended.OutOfMemory).ShouldBe((137, false));
    }

    [Fact]
    public async Task A_service_that_was_killed_behind_the_back_of_the_engine_did_not_run_out_of_memory()
    {
        await using var events = await WatchAsync();
        var service = await StartAsync(Spec() with { MemoryBytes = Limit });
        var process = await InspectAsync(service.BackendId!, "{{.State.Pid}}");
        Process.GetProcessById(int.Parse(process, CultureInfo.InvariantCulture)).Kill();
        var ended = await events.WaitForEndAsync(service.Key, Deadline);

        (ended.ExitCode, ended.OutOfMemory).ShouldBe((137, false));
    }

    private async Task<InspectedContainer?> InspectForgetfullyAsync(string id)
    {
        using var connection = Connect();
        return await new ContainerInspection(ForgetfulEngine.Around(connection), new EngineOutages(TimeProvider.System), new OrderedEnds(), Node).FindAsync(id, Deadline);
    }
}
