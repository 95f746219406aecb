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
        return new HostSettings
        {
            ListenAddress = ReadAddress(),
            ListenPort = ReadPort(),
            Backend = ReadBackend(),
            ZappShopPath = ReadShopPath(),
            AdminPassword = ReadPassword(),
            BackendDockerConfigFile = PathOf(HostOptions.BackendDockerConfigFile),
            OverlayNetworkName = sources.Find(HostOptions.OverlayNetworkName)?.Value ?? "zoe",
            Engine = new ZoeOptions
            {
                DeploymentName = ReadDeploymentName(),
                DataPath = dataPath,
                WorkspaceBasePath = PathOf(HostOptions.WorkspaceBasePath),
                ServiceLogsBasePath = PathOf(HostOptions.ServiceLogsBasePath),
                FsGroupId = ReadGroupId(),
                SchedulerMode = ReadName(HostOptions.SchedulerMode, catalog.Modes),
                SchedulerReserveAfter = ReadReserveAfter(),
                SchedulerPolicy = ReadName(HostOptions.SchedulerPolicy, catalog.Orders),
                PlacementPolicy = ReadName(HostOptions.PlacementPolicy, catalog.Placements),
            },
        };
    }

    private string? PathOf(HostOption option) =>
        sources.Find(option) is { } setting ? Path.GetFullPath(setting.Value) : null;

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

    private TimeSpan? ReadReserveAfter()
    {
        if (sources.Find(HostOptions.SchedulerReserveAfter) is not var (value, source)) return null;
        if (double.TryParse(value, out var seconds) && seconds is >= 0 and < 1e9) return TimeSpan.FromSeconds(seconds);
        errors.Add($"{source} is '{value}'; it is a number of seconds, 0 or more.");
        return null;
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

        var kind = Enum.Parse<BackendKind>(known);
        if (kind == BackendKind.Kubernetes)
            errors.Add($"{source} is Kubernetes, which is not available in this build; use DockerEngine or Process.");
        return kind;
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

    // Part of host names, paths and labels.
    [GeneratedRegex("^[a-z][a-z0-9-]{0,31}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeploymentNames();
}
