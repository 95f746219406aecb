using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Zoe.Hosting.Limits;
using Zoe.Hosting.Tests.Support;
using Zoe.Model;

namespace Zoe.Hosting.Tests.Engine;

public sealed class LimitTests : EngineTest
{
    [Fact]
    public async Task A_service_above_the_memory_limit_is_rejected_at_submission()
    {
        await using var host = await StartAsync(Cluster("a"), configure: options => options.MaxMemoryBytes = 1L << 30);
        var application = Applications.Of(Applications.Service("main", null, monitor: true) with { Resources = Resources(3L << 29, 1) });
        var refusal = await Should.ThrowAsync<LimitExceededException>(() => host.SubmitAsync(application));
        refusal.Message.ShouldBe("Service main requests 1.5 GiB of memory; the administrator allows at most 1 GiB for a service.");
    }

    [Fact]
    public async Task A_service_above_the_core_limit_is_rejected_at_submission()
    {
        await using var host = await StartAsync(Cluster("a"), configure: options => options.MaxMillicores = 2000);
        await host.SubmitAsync(Applications.Batch(cores: 2));
        var refusal = await Should.ThrowAsync<LimitExceededException>(() => host.SubmitAsync(Applications.Batch(cores: 2.5)));
        refusal.Message.ShouldBe("Service main requests 2.5 cores; the administrator allows at most 2 for a service.");
    }

    [Theory]
    [InlineData(null, null, null, 100L)]
    [InlineData(300L, null, 300L, 100L)]
    [InlineData(null, 200L, 200L, 100L)]
    [InlineData(300L, 200L, 200L, 100L)]
    [InlineData(null, 50L, 50L, 50L)]
    public void The_hard_limit_is_the_lower_one_of_ZApp_and_administrator_and_the_soft_one_the_reservation(
        long? zapp, long? administrator, long? hard, long soft)
    {
        using var limits = Limits(Options(administrator));
        var definition = Applications.Service("main", null) with
        {
            Resources = new ZAppResources { Memory = new MemoryRange(100, zapp), Cores = new CoreRange(1, null) },
        };
        limits.MemoryBytes(definition).ShouldBe(hard);
        limits.SoftMemoryBytes(definition).ShouldBe(soft);
    }

    [Fact]
    public async Task Changed_limits_apply_to_later_submissions_and_invalid_ones_are_ignored()
    {
        var file = Path.Combine(DataPath, "settings.json");
        await File.WriteAllTextAsync(file, """{"MaxMillicores": 2000}""", TestContext.Current.CancellationToken);
        var configuration = new ConfigurationBuilder().AddJsonFile(file).Build();
        await using var host = await StartAsync(
            Cluster("a"), addServices: services => services.AddZoe(configuration));
        await Should.ThrowAsync<LimitExceededException>(() => host.SubmitAsync(Applications.Batch(cores: 3)));

        await File.WriteAllTextAsync(file, """{"MaxMillicores": 4000}""", TestContext.Current.CancellationToken);
        configuration.Reload();
        await host.SubmitAsync(Applications.Batch(cores: 3));

        await File.WriteAllTextAsync(file, """{"MaxMillicores": -1}""", TestContext.Current.CancellationToken);
        Should.Throw<AggregateException>(configuration.Reload);
        await host.SubmitAsync(Applications.Batch(cores: 3), "second");
        await Should.ThrowAsync<LimitExceededException>(() => host.SubmitAsync(Applications.Batch(cores: 5)));
    }

    private static ServiceLimits Limits(ZoeOptions options) => new(new FixedOptions(options), NullLogger<ServiceLimits>.Instance);

    private static ZoeOptions Options(long? maxMemory) => new() { MaxMemoryBytes = maxMemory };

    private static ZAppResources Resources(long memory, decimal cores) =>
        new() { Memory = new MemoryRange(memory, null), Cores = new CoreRange(cores, null) };
}
