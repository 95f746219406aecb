using System.Text.Json;

namespace Zoe.Backends.Docker.Engine;

/// <summary>CPU time and memory of a container.</summary>
/// <param name="CpuTime">Since its start.</param>
/// <param name="MemoryBytes">Without the inactive part of the file cache, as <c>docker stats</c> shows it.</param>
internal sealed record ContainerUsage(TimeSpan CpuTime, long MemoryBytes)
{
    private const int NanosecondsPerTick = 100;

    /// <summary>Reads the answer of <c>GET /containers/{id}/stats</c>; null for a container that does not run.</summary>
    public static ContainerUsage? Parse(JsonElement stats)
    {
        if (!stats.TryGetProperty("memory_stats", out var memory) || !memory.TryGetProperty("usage", out var used)) return null;
        var cpu = stats.GetProperty("cpu_stats").GetProperty("cpu_usage").GetProperty("total_usage").GetInt64();
        return new ContainerUsage(TimeSpan.FromTicks(cpu / NanosecondsPerTick), Math.Max(0, used.GetInt64() - InactiveFile(memory)));
    }

    // Named so by control groups of version 1 and 2.
    private static long InactiveFile(JsonElement memory) =>
        memory.TryGetProperty("stats", out var details)
        && (details.TryGetProperty("total_inactive_file", out var bytes) || details.TryGetProperty("inactive_file", out bytes))
            ? bytes.GetInt64()
            : 0;
}
