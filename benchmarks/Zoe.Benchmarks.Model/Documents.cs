using System.Globalization;
using System.Text;
using Zoe.Model;

namespace Zoe.Benchmarks.Model;

/// <summary>Valid documents of a wanted size.</summary>
internal static class Documents
{
    /// <summary>Bytes of a document with 4,000 services, by which the large ones are made.</summary>
    private const int LargeBytes = 10_000_000;

    private const int LargeServices = 4000;

    /// <summary>A Spark cluster as people write one: three services, about 2.5 KB.</summary>
    public static byte[] Small() => Encoding.UTF8.GetBytes(ZAppWriter.Write(new ZApp
    {
        Name = "spark-cluster",
        WillEnd = false,
        Size = 512,
        Services =
        [
            Service("spark-master", 1, 0),
            Service("spark-worker", 8, 0),
            Service("notebook", 1, 0),
        ],
    }));

    /// <summary>A document with the given number of services of about 2.5 KB each.</summary>
    public static byte[] Large(int services) => Encoding.UTF8.GetBytes(ZAppWriter.Write(new ZApp
    {
        Name = "many-services",
        WillEnd = true,
        Size = services,
        Services =
        [
            .. Enumerable.Range(0, services).Select(static index =>
                Service("s" + index.ToString("D5", CultureInfo.InvariantCulture) + "-x", 4, Variables)),
        ],
    }));

    /// <summary>Variables for each service, so that 4,000 services make 10 MB.</summary>
    private static int Variables { get; } = ((LargeBytes / LargeServices) - 750) / 66;

    private static ZAppService Service(string name, int count, int variables) => new()
    {
        Name = name,
        Environment =
        [
            new("SELF", "{dns_name#self}"),
            new("OWNER", "{user_name}"),
            .. Enumerable.Range(0, variables).Select(static index =>
                new EnvironmentVariable("VARIABLE_" + index, "some value that an application reads")),
        ],
        Volumes = [new ZAppVolume { Name = "datasets", Path = "/mnt/shared/datasets", ReadOnly = true }],
        Image = "docker-registry:5000/apps/spark:2.4",
        Monitor = true,
        TotalCount = count,
        EssentialCount = 1,
        Resources = new ZAppResources
        {
            Memory = new MemoryRange(4294967296, 8589934592),
            Cores = new CoreRange(0.5m, 2),
        },
        StartupOrder = 0,
        Command = "/opt/start.sh --verbose",
        WorkDir = "/mnt/workspace",
        Ports =
        [
            new ZAppPort
            {
                Name = "Web interface",
                UrlTemplate = "http://{ip_port}{proxy_path}",
                Protocol = "tcp",
                PortNumber = 8080,
                Proxy = true,
            },
        ],
        Labels = ["ssd"],
    };
}
