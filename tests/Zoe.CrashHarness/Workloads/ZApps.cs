using System.Text.Json.Nodes;
using Zoe.CrashHarness.Clusters;

namespace Zoe.CrashHarness.Workloads;

/// <summary>Random ZApps of services that record themselves where the cluster runs real ones.</summary>
internal sealed class ZApps(ICluster cluster)
{
    public const long ServiceMemory = 8L << 20;

    /// <summary>A job that ends by itself, one in ten with a failure, sometimes with elastic workers.</summary>
    public JsonObject Job(Random random)
    {
        var services = new JsonArray(Service("main", Run(random, random.Next(10) == 0 ? 1 : 0), monitor: true));
        if (random.Next(3) == 0) services.Add(Service("worker", Run(random, 0), essential: 0, total: random.Next(1, 4)));
        return Application("job", willEnd: true, services);
    }

    /// <summary>A web page with a database and elastic workers, until it is terminated.</summary>
    public JsonObject Server(Random random)
    {
        var services = new JsonArray(Service("web", cluster.ServeCommand, monitor: true, port: 8080));
        if (random.Next(2) == 0) services.Add(Service("database", cluster.ServeCommand));
        if (random.Next(2) == 0) services.Add(Service("worker", cluster.ServeCommand, essential: 0, total: random.Next(1, 3)));
        return Application("server", willEnd: false, services);
    }

    /// <summary>More memory than the quota.</summary>
    public JsonObject Oversized()
    {
        var service = Service("main", cluster.ServeCommand, monitor: true);
        service["resources"]!["memory"]!["min"] = 1L << 40;
        service["resources"]!["memory"]!["max"] = 1L << 40;
        return Application("oversized", willEnd: true, [service]);
    }

    private string Run(Random random, int exitCode) => cluster.JobCommand(random.NextDouble() * 1.5, exitCode);

    private static JsonObject Application(string name, bool willEnd, JsonArray services) => new()
    {
        ["name"] = name,
        ["version"] = 3,
        ["will_end"] = willEnd,
        ["size"] = 1,
        ["services"] = services,
    };

    private static JsonObject Service(
        string name, string command, bool monitor = false, int essential = 1, int total = 1, int? port = null) => new()
        {
            ["name"] = name,
            ["image"] = "zoe/busybox:1",
            ["monitor"] = monitor,
            ["total_count"] = total,
            ["essential_count"] = essential,
            ["startup_order"] = 0,
            ["command"] = command,
            ["environment"] = new JsonArray(),
            ["volumes"] = new JsonArray(),
            ["ports"] = port is null ? [] : new JsonArray(new JsonObject
            {
                ["name"] = "page",
                ["protocol"] = "tcp",
                ["port_number"] = port,
                ["url_template"] = "http://{ip_port}/",
                ["proxy"] = true,
            }),
            ["resources"] = new JsonObject
            {
                ["memory"] = new JsonObject { ["min"] = ServiceMemory, ["max"] = 64L << 20 },
                ["cores"] = new JsonObject { ["min"] = 0.01, ["max"] = null },
            },
        };
}
