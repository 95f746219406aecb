using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Zoe.Hosting.Diagnostics;

namespace Zoe.Hosting.Tests.Support;

/// <summary>Records the measurements of one engine.</summary>
internal sealed class MetricRecorder : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _measured = new();

    public MetricRecorder(EngineHost host)
    {
        var scope = host.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ZoeDiagnostics.MeterName && instrument.Meter.Scope == scope) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The recorded values of a counter or histogram.</summary>
    public IReadOnlyList<double> Values(string name, string tags = "") =>
        [.. _measured.Where(one => one.Name == name && one.Tags == tags).Select(one => one.Value)];

    /// <summary>The value of a gauge now.</summary>
    public double Read(string name, string tags = "")
    {
        _listener.RecordObservableInstruments();
        return Values(name, tags)[^1];
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
