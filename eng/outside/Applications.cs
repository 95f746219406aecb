namespace Outside;

internal static class Applications
{
    /// <summary>One service that the virtual back-end runs until it is stopped.</summary>
    public const string Greeting = """
        {
          "name": "greeting", "version": 3, "will_end": true, "size": 1,
          "services": [{
            "name": "greeter", "image": "busybox:1", "monitor": true, "total_count": 1, "essential_count": 1,
            "startup_order": 0, "command": "sleep 1000", "environment": [], "volumes": [], "ports": [],
            "resources": {"memory": {"min": 1048576, "max": null}, "cores": {"min": 0.1, "max": null}}
          }]
        }
        """;
}
