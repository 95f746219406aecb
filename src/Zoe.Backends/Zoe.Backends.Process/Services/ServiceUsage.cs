using System.Collections.Concurrent;
using Zoe.Backends.Process.Watching;

namespace Zoe.Backends.Process.Services;

/// <summary>
/// Usage of services: the processes of each one's session. A process that leaves the session is not counted.
/// </summary>
internal sealed class ServiceUsage(ServiceTable services)
{
    // Linux reports times in hundredths of a second to programs, whatever its own tick.
    private const int TicksPerSecond = 100;

    // A process that has ended and was not waited for takes its time with it.
    private readonly ConcurrentDictionary<ServiceKey, long> _most = [];

    public IReadOnlyList<UsageSample> Read()
    {
        var sessions = SessionUsage.ReadAll();
        var samples = new List<UsageSample>();
        foreach (var service in services.All)
        {
            if (service.Ended.IsCompleted || service.Process is not { } shell || !sessions.TryGetValue(shell.Pid, out var usage)) continue;
            var ticks = _most.AddOrUpdate(service.Key, usage.CpuTicks, (_, before) => Math.Max(before, usage.CpuTicks));
            samples.Add(new UsageSample(service.Key, TimeSpan.FromSeconds((double)ticks / TicksPerSecond), usage.Pages * Environment.SystemPageSize));
        }

        var present = samples.Select(sample => sample.Key).ToHashSet();
        foreach (var key in _most.Keys)
            if (!present.Contains(key)) _most.TryRemove(key, out _);
        return samples;
    }
}
