using Zoe.Backends;

namespace Zoe.Hosting.Usage.Sampling;

/// <summary>The running minute of one service. Used by the sampler alone, except the last activity.</summary>
internal sealed class ServiceSeries(long serviceId)
{
    private const double ActiveMillicores = 10;

    private UsageSample? _last;
    private DateTimeOffset _lastTime;
    private DateTimeOffset _minute;
    private double _cpuSeconds;
    private double _seconds;
    private double _maxMillicores;
    private double _byteSeconds;
    private long _maxBytes;
    private long _lastSampleAt;
    private long _lastActiveAt;
    private int _latestMillicores;
    private long _latestBytes;

    /// <summary>Cores and memory of the latest sample.</summary>
    public (int Millicores, long Bytes) Latest => (Volatile.Read(ref _latestMillicores), Volatile.Read(ref _latestBytes));

    /// <summary>Timestamp of the latest sample.</summary>
    public long LastSampleAt => Volatile.Read(ref _lastSampleAt);

    /// <summary>Timestamp of the latest activity, and of the first sample of an attempt.</summary>
    public long LastActiveAt => Volatile.Read(ref _lastActiveAt);

    /// <summary>Adds a sample, and returns CPU and memory since the one before, in seconds and byte-seconds.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="now">Its time.</param>
    /// <param name="time">The clock.</param>
    /// <param name="maxGap">After a longer time without samples, the service counts as active.</param>
    public (double CpuSeconds, double ByteSeconds) Add(UsageSample sample, DateTimeOffset now, TimeProvider time, TimeSpan maxGap)
    {
        var isKnown = _last is not null && _last.Key == sample.Key && time.GetElapsedTime(_lastSampleAt) <= maxGap;
        var (cpuSeconds, byteSeconds, isActive) = Add(sample, now);
        var at = time.GetTimestamp();
        Volatile.Write(ref _lastSampleAt, at);
        if (isActive || !isKnown) Volatile.Write(ref _lastActiveAt, at);
        return (cpuSeconds, byteSeconds);
    }

    private (double CpuSeconds, double ByteSeconds, bool IsActive) Add(UsageSample sample, DateTimeOffset now)
    {
        _maxBytes = Math.Max(_maxBytes, sample.MemoryBytes);
        Volatile.Write(ref _latestBytes, sample.MemoryBytes);
        var (before, since) = (_last, _lastTime);
        (_last, _lastTime) = (sample, now);
        // The first sample of an attempt is the base of the difference; it adds no usage.
        if (before is null || before.Key != sample.Key || now <= since) return (0, 0, true);
        var seconds = (now - since).TotalSeconds;
        var cpu = Math.Max(0, (sample.CpuTime - before.CpuTime).TotalSeconds);
        var bytes = sample.MemoryBytes * seconds;
        var millicores = 1000 * cpu / seconds;
        Volatile.Write(ref _latestMillicores, (int)Math.Round(millicores));
        _cpuSeconds += cpu;
        _seconds += seconds;
        _byteSeconds += bytes;
        _maxMillicores = Math.Max(_maxMillicores, millicores);
        return (cpu, bytes, millicores >= ActiveMillicores);
    }

    /// <summary>The point of the minute that has ended, if one has; null for none.</summary>
    public UsagePoint? TakePoint(DateTimeOffset now, TimeSpan interval)
    {
        var minute = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % interval.Ticks), TimeSpan.Zero);
        if (_minute == default) _minute = minute;
        if (minute == _minute) return null;
        var point = Current(interval);
        (_minute, _cpuSeconds, _seconds, _maxMillicores, _byteSeconds, _maxBytes) = (minute, 0, 0, 0, 0, 0);
        return point;
    }

    /// <summary>The point so far; null when nothing was measured.</summary>
    public UsagePoint? Current(TimeSpan interval) => _seconds <= 0 ? null : new UsagePoint
    {
        ServiceId = serviceId,
        Time = _minute,
        Interval = interval,
        Millicores = (int)Math.Round(1000 * _cpuSeconds / _seconds),
        MaxMillicores = (int)Math.Round(_maxMillicores),
        MemoryBytes = (long)(_byteSeconds / _seconds),
        MaxMemoryBytes = _maxBytes,
    };
}
