using System.Diagnostics;

namespace Zoe.Benchmarks.Drivers;

/// <summary>The processor time that a process uses while nothing is asked of it.</summary>
internal static class IdleBenchmark
{
    public static async Task RunAsync(int processId, int seconds)
    {
        using var process = Process.GetProcessById(processId);
        var (before, begin) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        process.Refresh();
        var used = (process.TotalProcessorTime - before) / Stopwatch.GetElapsedTime(begin);
        Console.WriteLine(FormattableString.Invariant(
            $"{used:P2} of a core in {seconds} s, {process.WorkingSet64 / 1e6:F0} MB resident"));
    }
}
