namespace Zoe.Benchmarks.Throughput;

/// <summary>
/// Measures the processor time of this process, so that other programs on the machine do not count. The measured code
/// runs on one thread and never waits, so on a quiet machine this is the time on the wall.
/// </summary>
internal sealed class ProcessorClock
{
    private TimeSpan _start = Environment.CpuUsage.TotalTime;

    public TimeSpan Elapsed => Environment.CpuUsage.TotalTime - _start;

    public void Restart() => _start = Environment.CpuUsage.TotalTime;
}
