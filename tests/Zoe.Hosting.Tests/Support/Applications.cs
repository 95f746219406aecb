using Zoe.Model;

namespace Zoe.Hosting.Tests.Support;

/// <summary>Small ZApps for the virtual cluster, whose services run for a time and end with a code.</summary>
internal static class Applications
{
    public static ZApp Batch(string command = "run 0.2", double cores = 1) =>
        Of(Service("main", command, monitor: true, cores: cores));

    public static ZApp Forever() => Of(Service("main", command: null, monitor: true));

    public static ZApp Of(params ZAppService[] services) => new()
    {
        Name = "test",
        WillEnd = true,
        Size = 1,
        Services = [.. services],
    };

    public static ZAppService Service(
        string name, string? command, bool monitor = false, int essential = 1, int total = 1, double cores = 1, int order = 0) =>
        new()
        {
            Name = name,
            Image = "busybox:1",
            Monitor = monitor,
            TotalCount = total,
            EssentialCount = essential,
            Resources = new ZAppResources { Memory = new MemoryRange(1024, null), Cores = new CoreRange((decimal)cores, null) },
            StartupOrder = order,
            Command = command,
        };
}
