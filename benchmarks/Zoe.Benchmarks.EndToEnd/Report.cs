using System.Text.Json;

namespace Zoe.Benchmarks.EndToEnd;

/// <summary>Medians and 95th percentiles, in milliseconds.</summary>
internal sealed record Report(
    int Runs,
    Summary SubmitToRunningMilliseconds,
    Summary ExitToTerminatedMilliseconds,
    Summary? DockerRunMilliseconds)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Report Of(IReadOnlyList<Sample> samples)
    {
        var baseline = samples.Where(sample => sample.DockerRun is not null).Select(sample => sample.DockerRun!.Value).ToList();
        return new Report(
            samples.Count,
            Summary.Of(samples.Select(sample => sample.SubmitToRunning)),
            Summary.Of(samples.Select(sample => sample.ExitToTerminated)),
            baseline.Count == 0 ? null : Summary.Of(baseline));
    }
}
