using System.Text.Json.Nodes;

namespace Zoe.EndToEnd.Tests.Support;

/// <summary>ZApps that run on processes and on Docker alike.</summary>
internal static class Applications
{
    public static JsonNode Batch(string command) => Application(true, Service("main", command, monitor: true));

    public static JsonNode Web() =>
        Application(false, Service("web", "sh -c 'exec busybox httpd -f -p $ZOE_PORT_8080 -h $ZOE_WORKSPACE'", monitor: true, port: 8080));

    public static JsonNode Elastic(int workers) => Application(
        false,
        Service("coordinator", "sleep 1000", monitor: true),
        Service("worker", "sleep 1000", essential: 0, total: workers));

    /// <summary>A service that every execution needs, and which does not end it.</summary>
    public static JsonNode WithDatabase(string command) => Application(
        false, Service("coordinator", "sleep 1000", monitor: true), Service("database", command));

    private static JsonObject Application(bool willEnd, params JsonNode[] services) => new()
    {
        ["name"] = "end-to-end",
        ["version"] = 3,
        ["will_end"] = willEnd,
        ["size"] = 1,
        ["services"] = new JsonArray([.. services]),
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
            ["ports"] = port is null ? new JsonArray() : new JsonArray(new JsonObject
            {
                ["name"] = "page",
                ["protocol"] = "tcp",
                ["port_number"] = port,
                ["url_template"] = "http://{ip_port}/",
            }),
            ["resources"] = new JsonObject
            {
                ["memory"] = new JsonObject { ["min"] = 16777216, ["max"] = 67108864 },
                ["cores"] = new JsonObject { ["min"] = 0.05, ["max"] = null },
            },
        };
}
