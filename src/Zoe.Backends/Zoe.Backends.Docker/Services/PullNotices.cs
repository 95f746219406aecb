using Docker.DotNet.Models;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Docker.Services;

/// <summary>Publishes the progress of a pull as that of the service that waits for it.</summary>
internal sealed class PullNotices : IProgress<JSONMessage>
{
    // Engines report every few kilobytes.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ServiceSpec _spec;
    private readonly BackendEventFanOut _notices;
    private readonly string _node;
    private readonly TimeProvider _time;
    private readonly PullProgress _progress;
    private long _published;

    public PullNotices(ServiceSpec spec, BackendEventFanOut notices, string node, TimeProvider time)
    {
        (_spec, _notices, _node, _time) = (spec, notices, node, time);
        _progress = new PullProgress(spec.Image);
        Publish();
    }

    /// <inheritdoc/>
    public void Report(JSONMessage value)
    {
        _progress.Add(value);
        if (_time.GetElapsedTime(_published) >= Interval) Publish();
    }

    private void Publish()
    {
        _published = _time.GetTimestamp();
        _notices.Publish(new ServiceProgress(_spec.Key, _node, _progress.ToString()));
    }
}
