namespace Zoe.Benchmarks.Failover.Runs;

/// <summary>ZApps of one small service, for Docker and for the virtual cluster.</summary>
internal static class SampleApplications
{
    /// <summary>Ends after two seconds.</summary>
    public static string Short(bool isVirtual) => Create(isVirtual ? "run 2" : "sleep 2", willEnd: true);

    public static string Long { get; } = Create("sleep 100000", willEnd: false);

    private static string Create(string command, bool willEnd) =>
        $$"""
        {
          "name": "failover", "version": 3, "will_end": {{(willEnd ? "true" : "false")}}, "size": 1,
          "services": [{
            "name": "main", "image": "zoe/busybox:1", "monitor": true, "total_count": 1, "essential_count": 1, "startup_order": 0,
            "command": "{{command}}", "environment": [], "volumes": [], "ports": [],
            "resources": { "memory": { "min": 16777216, "max": 33554432 }, "cores": { "min": 0.01, "max": null } }
          }]
        }
        """;
}
