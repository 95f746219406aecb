using System.Net;
using System.Text.RegularExpressions;
using Zoe.Hosting;
using Zoe.Scheduler;

namespace Zoe.Web;

/// <summary>Checks all settings and collects all errors, so that an administrator mends them in one go.</summary>
internal sealed partial class SettingsReader(SettingSources sources, List<string> errors)
{
    /// <summary>The settings; to be used only when no error was added.</summary>
    public HostSettings Read()
    {
        errors.AddRange(sources.UnknownKeys());
        var catalog = new SchedulerCatalog();
        var dataPath = PathOf(HostOptions.DataPath) ?? Path.GetFullPath("zoe-data");
        var (maxLog, fileLog) = LogSettings.ReadSizes(
            sources.Find(HostOptions.ServiceLogMaxSize), sources.Find(HostOptions.ServiceLogFileSize), errors);
        var proxies = new ProxySettingsReader(sources, errors).Read();
        return new HostSettings
        {
            ListenAddress = ReadAddress(),
            ListenPort = ReadPort(),
            Proxies = proxies,
            Backend = ReadBackend(),
            AllowProcesses = new SwitchReader(sources, errors).Read(HostOptions.AllowProcesses, otherwise: false),
            ZappShopPath = ReadShopPath(),
            AdminPassword = ReadPassword(),
            BackendDockerConfigFile = PathOf(HostOptions.BackendDockerConfigFile),
            OverlayNetworkName = sources.Find(HostOptions.OverlayNetworkName)?.Value ?? "zoe",
            Docker = new DockerSettingsReader(sources, errors).Read(),
            Kubernetes = new KubernetesSettingsReader(sources, errors).Read(),
            Engine = new ZoeOptions
            {
                DeploymentName = ReadDeploymentName(),
                DataPath = dataPath,
                WorkspaceBasePath = ReadWorkspaceBasePath(),
                AdditionalVolumes = VolumeSettings.ReadAdditional(sources.Find(HostOptions.AdditionalVolumes), errors),
                VolumeAllowList = VolumeSettings.ReadAllowList(sources.Find(HostOptions.VolumeAllowList), errors),
                ServiceLogsBasePath = PathOf(HostOptions.ServiceLogsBasePath),
                GelfListenerPort = GelfSettings.ReadPort(sources.Find(HostOptions.GelfListener), errors),
                GelfListenAddress = GelfSettings.ReadAddress(sources.Find(HostOptions.GelfListenAddress), errors),
                GelfAllowedSources = GelfSettings.ReadSources(sources.Find(HostOptions.GelfAllowedSources), errors),
                LinkBasePath = ReadLinkBasePath(),
                PublicPathBase = proxies.Address?.PathBase ?? "",
                ServiceLogMaxBytes = maxLog,
                ServiceLogFileBytes = fileLog,
                FsGroupId = ReadGroupId(),
                NodeLostAfter = EngineSettings.ReadSeconds(
                    sources.Find(HostOptions.NodeLostAfter), new ZoeOptions().NodeLostAfter, errors),
                MaxMemoryBytes = EngineSettings.ReadMaxMemory(sources.Find(HostOptions.MaxMemoryLimit), errors),
                MaxMillicores = EngineSettings.ReadMaxCores(sources.Find(HostOptions.MaxCoreLimit), errors),
                DistributeCores = EngineSettings.ReadSwitch(sources.Find(HostOptions.DistributeCores), errors),
                RunAsOwner = EngineSettings.ReadSwitch(sources.Find(HostOptions.RunAsOwner), errors),
                GelfAddress = EngineSettings.ReadGelfAddress(sources.Find(HostOptions.GelfAddress), errors),
                SchedulerMode = ReadName(HostOptions.SchedulerMode, catalog.Modes),
                SchedulerReserveAfter = EngineSettings.ReadSeconds(sources.Find(HostOptions.SchedulerReserveAfter), otherwise: null, errors),
                SchedulerPolicy = ReadName(HostOptions.SchedulerPolicy, catalog.Orders),
                PlacementPolicy = ReadName(HostOptions.PlacementPolicy, catalog.Placements),
            },
        };
    }

    private string? PathOf(HostOption option) =>
        sources.Find(option) is { } setting ? Path.GetFullPath(setting.Value) : null;

    private string ReadLinkBasePath()
    {
        if ((sources.Find(HostOptions.LinkBasePath) ?? sources.Find(HostOptions.TraefikBaseUrl)) is not var (value, source))
            return HostOptions.LinkBasePath.Default;
        var path = value.EndsWith('/') ? value : value + "/";
        if (!LinkBasePaths().IsMatch(path) || path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/health/", StringComparison.Ordinal))
            errors.Add($"{source} is '{value}'; it is a path such as /zoe/proxy/, with letters, digits, '-' and '_', and not below /api/ or /health/.");
        return path;
    }

    private string? ReadWorkspaceBasePath()
    {
        if (sources.Find(HostOptions.WorkspaceBasePath) is not var (value, source)) return null;
        var path = Path.GetFullPath(value);
        if (!Directory.Exists(path))
            errors.Add($"{source} is '{value}', but there is no folder {path}; make it, or mount its file system.");
        return path;
    }

    private IPAddress ReadAddress()
    {
        if (sources.Find(HostOptions.ListenAddress) is not var (value, source)) return IPAddress.Loopback;
        if (value == "localhost") return IPAddress.Loopback;
        if (IPAddress.TryParse(value, out var address)) return address;
        errors.Add($"{source} is '{value}', which is not an IP address such as 127.0.0.1 or 0.0.0.0.");
        return IPAddress.Loopback;
    }

    private int ReadPort()
    {
        if (sources.Find(HostOptions.ListenPort) is not var (value, source)) return 5001;
        if (int.TryParse(value, out var port) && port is >= 0 and <= 65535) return port;
        errors.Add($"{source} is '{value}'; a port is a number from 0 (any free one) to 65535.");
        return 0;
    }

    private int ReadGroupId()
    {
        if (sources.Find(HostOptions.FsGroupId) is not var (value, source)) return 5001;
        if (int.TryParse(value, out var id) && id >= 0) return id;
        errors.Add($"{source} is '{value}'; a group id is a number, 0 or more.");
        return 0;
    }

    private BackendKind? ReadBackend()
    {
        if (sources.Find(HostOptions.Backend) is not var (value, source)) return null;
        var names = Enum.GetNames<BackendKind>();
        if (names.FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase)) is not { } known)
        {
            errors.Add($"{source} is '{value}'; it can be {string.Join(", ", names)}.{Spelling.Suggest(value, names)}");
            return null;
        }

        return Enum.Parse<BackendKind>(known);
    }

    private string ReadShopPath()
    {
        if (sources.Find(HostOptions.ZappShopPath) is not var (value, source))
            return Path.Combine(AppContext.BaseDirectory, "zapp-shop");
        var path = Path.GetFullPath(value);
        if (!Directory.Exists(path)) errors.Add($"{source} is '{value}', but there is no folder {path}.");
        return path;
    }

    private string? ReadPassword()
    {
        if (sources.Find(HostOptions.AdminPassword) is not var (value, source)) return null;
        if (value.Length == 0) errors.Add($"{source} is empty: a password has at least one character.");
        return value;
    }

    private string ReadDeploymentName()
    {
        if (sources.Find(HostOptions.DeploymentName) is not var (value, source)) return "prod";
        if (!DeploymentNames().IsMatch(value))
        {
            errors.Add(
                $"{source} is '{value}'; it must be 1 to 32 lower-case letters, digits and '-', beginning with a letter.");
        }

        return value;
    }

    private string ReadName(HostOption option, IReadOnlyList<string> names)
    {
        if (sources.Find(option) is not var (value, source)) return option.Default;
        if (!names.Contains(value, StringComparer.OrdinalIgnoreCase))
            errors.Add($"{source} is '{value}'; it can be {string.Join(", ", names)}.{Spelling.Suggest(value, names)}");
        return value;
    }

    [GeneratedRegex("^(/[A-Za-z0-9_-]+)+/$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkBasePaths();

    // Part of host names, paths and labels.
    [GeneratedRegex("^[a-z][a-z0-9-]{0,31}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeploymentNames();
}
