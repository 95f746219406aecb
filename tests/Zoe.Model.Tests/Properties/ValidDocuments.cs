using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Zoe.Model.ZAppsV2;

namespace Zoe.Model.Tests.Properties;

/// <summary>Generators of valid documents that use every field.</summary>
internal static class ValidDocuments
{
    private static readonly Gen<string> Texts = Gen.Elements(
        "plain", "two words", "grün 😀", "quote \" and \\ backslash", "{{literal}}", "a=b;c", "line\nbreak", "</script>", "+");

    private static readonly Gen<string?> OptionalPaths = Gen.Elements<string?>(null, "/opt", "/mnt/workspace/run");

    public static Gen<ZApp> ZApps { get; } =
        from name in Gen.Elements("spark", "my-app@2", "Notebook-01")
        from willEnd in Booleans
        from size in Gen.Elements(0L, 1, 512, long.MaxValue)
        from noRestart in Booleans
        from groups in Gen.Choose(1, 5)
        from services in Gen.CollectToArray(Enumerable.Range(0, groups), index => Services(index, groups))
        select new ZApp
        {
            Name = name,
            WillEnd = willEnd,
            Size = size,
            DisableAutorestart = noRestart,
            Services = [.. services],
        };

    public static Gen<ZAppV2> ZAppsV2 { get; } =
        from name in Gen.Elements("spark", "my-app@2", "Notebook-01")
        from willEnd in Booleans
        from priority in Gen.Choose(0, 1023)
        from binary in Booleans
        from noRestart in Booleans
        from groups in Gen.Choose(1, 4)
        from services in Gen.CollectToArray(Enumerable.Range(0, groups), ServicesV2)
        select new ZAppV2
        {
            Name = name,
            WillEnd = willEnd,
            Priority = priority,
            RequiresBinary = binary,
            DisableAutorestart = noRestart,
            Services = [.. services],
        };

    private static Gen<bool> Booleans => Gen.Elements(true, false);

    private static Gen<ZAppService> Services(int index, int groups) =>
        from total in Gen.Choose(1, 12)
        from essential in Gen.Choose(index == 0 ? 1 : 0, total)
        from monitor in Booleans
        from order in Gen.Choose(-3, 3)
        from environment in Environment(groups)
        from volumes in Gen.Choose(0, 3)
        from ports in Gen.Choose(0, 3)
        from proxy in Booleans
        from memory in Gen.Elements(new MemoryRange(null, null), new(1024, null), new(null, 4096), new(4294967296, long.MaxValue))
        from cores in Gen.Elements(new CoreRange(null, null), new(0.1m, 2), new(0.001m, 0.001m), new(1, 1_000_000))
        from shm in Gen.Elements<long?>(null, 1, 67108864)
        from command in Gen.Elements<string?>(null, "run ${HOME} {x}", "two\nlines")
        from workDir in OptionalPaths
        from labels in Gen.Elements<ImmutableArray<string>>([], ["gpu"], ["gpu", "ssd"])
        from network in Gen.Elements<string?>(null, "overlay")
        select new ZAppService
        {
            Name = NameOf(index),
            Environment = environment,
            Volumes = [.. Enumerable.Range(0, volumes).Select(number => new ZAppVolume
            {
                Name = $"data-{number}",
                Path = $"/srv/.hidden/{number}",
                ReadOnly = number % 2 == 0,
            })],
            Image = "registry:5000/group/app:1.0",
            Monitor = monitor || index == 0,
            TotalCount = total,
            EssentialCount = essential,
            Resources = new ZAppResources { Memory = memory, Cores = cores, Shm = shm },
            StartupOrder = order,
            Command = command,
            WorkDir = workDir,
            Ports = [.. Enumerable.Range(0, ports).Select(number => new ZAppPort
            {
                Name = $"port {number}",
                UrlTemplate = "http://{ip_port}{proxy_path}/{{x}}",
                Protocol = number % 2 == 0 ? "tcp" : "udp",
                PortNumber = 8000 + number,
                Proxy = proxy,
            })],
            Labels = labels,
            Network = network,
        };

    private static Gen<ZAppV2Service> ServicesV2(int index) =>
        from total in Gen.Choose(1, 12)
        from essential in Gen.Choose(index == 0 ? 1 : 0, total)
        from environment in Environment(1)
        from networks in Gen.Elements<ImmutableArray<string>>([], ["one"], ["one", "two"])
        from volumes in Gen.Elements<ImmutableArray<ZAppV2Volume>>(
            [],
            [new("/srv/a", "/mnt/a", true)],
            [new("/srv/a", "/data", true), new("/srv/b", "/mnt/data", false), new("/srv/c", "/other/data", false)])
        from memory in Gen.Elements(1024L, 4294967296)
        from scheme in Gen.Elements("http", "https", "tcp", "udp")
        from path in Gen.Elements<string?>(null, "/", "/a/{b}?c=d")
        from main in Booleans
        from expose in Booleans
        select new ZAppV2Service
        {
            Name = NameOf(index),
            Environment = environment,
            Networks = networks,
            Volumes = volumes,
            DockerImage = "app:1",
            Monitor = index == 0,
            TotalCount = total,
            EssentialCount = essential,
            RequiredResources = new ZAppV2Resources(memory),
            StartupOrder = index,
            Ports =
            [
                new ZAppV2Port
                {
                    Name = "web page",
                    Path = path,
                    Protocol = scheme,
                    IsMainEndpoint = main,
                    Expose = expose,
                    PortNumber = 8080,
                },
            ],
        };

    private static Gen<ImmutableArray<EnvironmentVariable>> Environment(int groups) =>
        from count in Gen.Choose(0, 4)
        from values in Gen.CollectToArray(Enumerable.Range(0, count), _ => Gen.OneOf(
            Texts,
            Gen.Elements("{user_name}", "{execution_id}-{execution_name}", "{deployment_name}", "{dns_name#self}"),
            Gen.Choose(0, groups - 1).Select(target => $"{{dns_name#{NameOf(target)}0}}")))
        select ImmutableArray.CreateRange(values.Select((value, number) => new EnvironmentVariable($"V{number}", value)));

    private static string NameOf(int index) => $"group-{(char)('a' + index)}";
}
