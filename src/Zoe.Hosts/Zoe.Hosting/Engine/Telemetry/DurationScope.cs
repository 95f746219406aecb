using System.Diagnostics.Metrics;

namespace Zoe.Hosting.Engine.Telemetry;

/// <summary>Records the time until it is disposed.</summary>
internal readonly struct DurationScope(Histogram<double> histogram, TimeProvider time) : IDisposable
{
    private readonly long _since = time.GetTimestamp();

    /// <inheritdoc/>
    public void Dispose() => histogram.Record(time.GetElapsedTime(_since).TotalSeconds);
}
