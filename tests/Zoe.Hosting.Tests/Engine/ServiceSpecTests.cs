using Zoe.Backends;
using Zoe.Hosting.Tests.Support;
using Zoe.Model;

namespace Zoe.Hosting.Tests.Engine;

/// <summary>The administrator's options are passed to the backend in service specifications.</summary>
public sealed class ServiceSpecTests : EngineTest
{
    private const long MiB = 1 << 20;

    [Fact]
    public async Task Services_run_as_their_owner_and_the_shared_group_when_configured()
    {
        var spec = await StartOneAsync(options => (options.RunAsOwner, options.FsGroupId) = (true, 4242));
        spec.User.ShouldBe(new ServiceUser(1234, 4242));
    }

    [Fact]
    public async Task Output_is_sent_to_the_configured_GELF_address()
    {
        var spec = await StartOneAsync(options => options.GelfAddress = "udp://192.0.2.1:7896");
        spec.GelfAddress.ShouldBe("udp://192.0.2.1:7896");
    }

    [Fact]
    public async Task Memory_is_kept_below_the_limit_and_above_what_is_reserved()
    {
        var spec = await StartOneAsync(options => options.MaxMemoryBytes = 200 * MiB);
        spec.MemoryBytes.ShouldBe(200 * MiB);
        spec.SoftMemoryBytes.ShouldBe(100 * MiB);
    }

    [Fact]
    public async Task By_default_the_user_is_that_of_the_image_and_the_memory_that_of_the_ZApp()
    {
        var spec = await StartOneAsync(_ => { });
        spec.User.ShouldBeNull();
        spec.GelfAddress.ShouldBeNull();
        spec.MemoryBytes.ShouldBe(300 * MiB);
    }

    private async Task<ServiceSpec> StartOneAsync(Action<ZoeOptions> configure)
    {
        var started = new TaskCompletionSource<ServiceSpec>();
        await using var host = await StartAsync(
            Cluster("a"), configure: configure, wrapBackend: inner => new InterceptedBackend(inner, (spec, _, start) =>
            {
                started.TrySetResult(spec);
                return start();
            }));
        var application = Applications.Of(Applications.Service("main", "run 0", monitor: true) with
        {
            Resources = new ZAppResources { Memory = new MemoryRange(100 * MiB, 300 * MiB), Cores = new CoreRange(1, null) },
        });
        var owner = EngineHost.Owner with { FsUid = 1234 };
        var submitted = await host.Executions.SubmitAsync(new Submission(application, "run", owner), CancellationToken.None);
        await host.WaitAsync(submitted.Id, ExecutionStatus.Terminated);
        return await started.Task;
    }
}
