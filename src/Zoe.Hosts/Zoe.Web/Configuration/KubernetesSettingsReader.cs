using System.Collections.Immutable;
using System.Globalization;
using Zoe.Backends;
using Zoe.Backends.Kubernetes;

namespace Zoe.Web;

/// <summary>Reads what the administrator says of Kubernetes.</summary>
internal sealed class KubernetesSettingsReader(SettingSources sources, List<string> errors)
{
    private const string ClaimPrefix = "pvc:";
    private const string NfsPrefix = "nfs:";

    private readonly SwitchReader _switches = new(sources, errors);

    /// <summary>The settings, without the deployment's name and the shared folder's path, which are not theirs.</summary>
    public KubernetesBackendOptions Read() => new()
    {
        DeploymentName = "",
        ConfigFile = sources.Find(HostOptions.KubeConfigFile) is { } file ? Path.GetFullPath(file.Value) : null,
        Context = Text(HostOptions.KubeContext),
        Namespace = Text(HostOptions.KubeNamespace),
        NodeChoice = ReadChoice(HostOptions.KubeNodeChoice, KubernetesNodeChoice.NodeName),
        Exposure = ReadChoice(HostOptions.KubeExposure, KubernetesExposure.NodePort),
        // Without a kubeconfig this is a pod of the cluster.
        ReachesPods = sources.Find(HostOptions.KubeConfigFile) is null && !_switches.Read(HostOptions.OpenProxiedPorts, otherwise: false),
        Ingress = new KubernetesIngressOptions
        {
            HostSuffix = Text(HostOptions.ProxyPath) ?? "",
            ClassName = Text(HostOptions.KubeIngressClass),
            TlsSecret = Text(HostOptions.KubeIngressSecret),
        },
        ExternalAddress = Text(HostOptions.KubeExternalAddress),
        ImagePull = ReadChoice(HostOptions.KubeImagePull, KubernetesImagePull.IfNotPresent),
        ImagePullSecrets = List(HostOptions.KubePullSecrets),
        Tolerations = ReadTolerations(),
        SharedFolder = ReadSharedFolder(),
        PodSecurity = ReadChoice(HostOptions.KubePodSecurity, KubernetesPodSecurity.Privileged),
        RunAs = ReadUser(),
    };

    private string? Text(HostOption option) => sources.Find(option)?.Value;

    private ImmutableArray<string> List(HostOption option) =>
        [.. (Text(option) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private T ReadChoice<T>(HostOption option, T fallback)
        where T : struct, Enum
    {
        if (sources.Find(option) is not var (value, source)) return fallback;
        var choices = Enum.GetValues<T>().ToDictionary(Spell, StringComparer.OrdinalIgnoreCase);
        if (choices.TryGetValue(value, out var chosen)) return chosen;
        errors.Add($"{source} is '{value}'; it can be {string.Join(", ", choices.Keys)}.{Spelling.Suggest(value, choices.Keys)}");
        return fallback;
    }

    // NodeName is written node-name, as the options themselves are.
    private static string Spell<T>(T choice)
        where T : struct, Enum => new HostOption(choice.ToString(), "", "").Argument[2..];

    private ServiceUser? ReadUser()
    {
        if (sources.Find(HostOptions.KubeRunAs) is not var (value, source)) return null;
        var parts = value.Split(':');
        if (parts.Length <= 2 && TryReadId(parts[0], out var user) && TryReadId(parts[^1], out var group))
            return new ServiceUser(user, group);
        errors.Add($"{source} is '{value}'; it is <uid> or <uid>:<gid>, in numbers.");
        return null;
    }

    private static bool TryReadId(string text, out int id) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    private ImmutableArray<KubernetesToleration> ReadTolerations()
    {
        if (sources.Find(HostOptions.KubeTolerations) is not var (_, source)) return [];
        try
        {
            return [.. List(HostOptions.KubeTolerations).Select(KubernetesToleration.Parse)];
        }
        catch (FormatException problem)
        {
            errors.Add($"{source}: {problem.Message}.");
            return [];
        }
    }

    private KubernetesSharedFolder? ReadSharedFolder()
    {
        if (sources.Find(HostOptions.KubeSharedFolder) is not var (value, source)) return null;
        if (value.StartsWith(ClaimPrefix, StringComparison.Ordinal) && value.Length > ClaimPrefix.Length)
            return new KubernetesSharedFolder { RootPath = "/", ClaimName = value[ClaimPrefix.Length..] };
        // A server's address may have colons itself.
        var path = value.IndexOf(":/", StringComparison.Ordinal);
        if (value.StartsWith(NfsPrefix, StringComparison.Ordinal) && path > NfsPrefix.Length)
        {
            return new KubernetesSharedFolder
            {
                RootPath = "/",
                NfsServer = value[NfsPrefix.Length..path],
                NfsPath = value[(path + 1)..],
            };
        }

        errors.Add($"{source} is '{value}'; it is pvc:<claim> or nfs:<server>:<path>.");
        return null;
    }
}
