using k8s.Models;
using Zoe.Backends.Kubernetes.Usage;

namespace Zoe.Backends.Kubernetes.Tests.Units;

/// <summary>CPU time is summed up from measurements of the use of cores.</summary>
public sealed class MeasuredPodTests
{
    private static readonly DateTime Begin = new(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Fact]
    public void The_first_measurement_counts_for_its_window()
    {
        var first = Next(null, Begin, "250m", "1Gi", "15.5s");

        first.Sample.CpuTime.ShouldBe(TimeSpan.FromSeconds(3.875));
        first.Sample.MemoryBytes.ShouldBe(1L << 30);
    }

    [Fact]
    public void A_later_one_counts_for_the_time_since_the_one_before()
    {
        var first = Next(null, Begin, "1", "1Ki", "10s");

        var second = Next(first, Begin.AddSeconds(20), "500000000n", "2Ki", "15s");

        second.Sample.CpuTime.ShouldBe(TimeSpan.FromSeconds(20));
        second.Sample.MemoryBytes.ShouldBe(2048);
    }

    [Fact]
    public void The_same_measurement_counts_once()
    {
        var first = Next(null, Begin, "1", "1Ki", "10s");

        Next(first, Begin, "1", "1Ki", "10s").Sample.CpuTime.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("1m30s", 90)]
    [InlineData("500ms", 0)]
    [InlineData(null, 0)]
    public void Windows_are_durations_of_Go(string? window, double seconds) =>
        Next(null, Begin, "1", "0", window).Sample.CpuTime.ShouldBe(TimeSpan.FromSeconds(seconds));

    private static MeasuredPod Next(MeasuredPod? before, DateTime time, string cpu, string memory, string? window) => MeasuredPod.Next(
        before,
        new ObservedService { Key = new ServiceKey(7, 1, 1), BackendId = "pod", Node = "a", State = ServiceState.Running },
        new PodMetrics
        {
            Window = window,
            Containers = [new ContainerMetrics { Name = "c", Usage = new Dictionary<string, ResourceQuantity> { ["cpu"] = new(cpu), ["memory"] = new(memory) } }],
        },
        time);
}
