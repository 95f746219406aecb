using System.Diagnostics;
using System.Globalization;

namespace Zoe.Benchmarks.Failover.Hosts;

/// <summary>Sends a signal to a process.</summary>
internal static class ProcessSignal
{
    public static async Task SendAsync(int processId, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", processId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0) throw new InvalidOperationException($"kill -{signal} {processId} failed.");
    }
}
