using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Zoe.Benchmarks.EndToEnd;

/// <summary>Runs a ZApp of one service that notes the machine's uptime as its last act.</summary>
internal static class LifeCycle
{
    private const string Application =
        """
        {
          "name": "benchmark", "version": 3, "will_end": true, "size": 1,
          "services": [{
            "name": "main", "image": "zoe/busybox:1", "monitor": true, "total_count": 1, "essential_count": 1,
            "startup_order": 0, "command": "sh -c 'sleep 0.5; cat /proc/uptime'",
            "environment": [], "volumes": [], "ports": [],
            "resources": {"memory": {"min": 16777216, "max": null}, "cores": {"min": 0.1, "max": null}}
          }]
        }
        """;

    public static async Task<Sample> MeasureAsync(Server server)
    {
        var watch = Stopwatch.StartNew();
        var id = await server.StartAsync(JsonNode.Parse(Application)!);
        await server.WaitAsync(id, "running", "terminated");
        var submitToRunning = watch.Elapsed;

        var execution = await server.WaitAsync(id, "terminated");
        var terminated = Uptime(await File.ReadAllTextAsync("/proc/uptime"));
        var exit = Uptime(await server.ReadLogsAsync(execution["services"]![0]!.GetValue<long>()));
        await server.DeleteAsync(id);
        return new Sample(submitToRunning, terminated - exit);
    }

    /// <summary>The same clock inside and outside of containers, in steps of 10 ms.</summary>
    private static TimeSpan Uptime(string text) =>
        TimeSpan.FromSeconds(double.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture));
}
