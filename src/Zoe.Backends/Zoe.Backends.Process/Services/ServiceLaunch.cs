using System.Collections.Immutable;

namespace Zoe.Backends.Process.Services;

/// <summary>A specification that was checked for what processes support.</summary>
/// <param name="Command">What the shell runs.</param>
/// <param name="WorkDir">Where it runs; null for the service's own folder.</param>
/// <param name="Variables">Its environment without the ports and the mark.</param>
internal sealed record ServiceLaunch(
    string Command, string? WorkDir, ImmutableDictionary<string, string> Variables)
{
    private static readonly ImmutableArray<string> Inherited =
        ["PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "USER", "LOGNAME"];

    /// <summary>Checks a specification; the message of a rejection says what would be accepted.</summary>
    public static ServiceLaunch From(ServiceSpec spec)
    {
        if (string.IsNullOrWhiteSpace(spec.Command))
            throw Rejected(
                $"{spec.HostName} has no command. Services run as processes here, without their image "
                + $"'{spec.Image}', so that the command must be given.");
        if (spec.Command.Contains('\0', StringComparison.Ordinal))
            throw Rejected($"The command of {spec.HostName} contains a NUL character.");
        if (spec.Workspace is { } workspace && !Directory.Exists(workspace))
            throw Rejected($"The workspace '{workspace}' of {spec.HostName} is not a folder on this machine.");
        return new ServiceLaunch(spec.Command, FindWorkDir(spec), CollectVariables(spec));
    }

    private static string? FindWorkDir(ServiceSpec spec)
    {
        if (spec.WorkDir is not { Length: > 0 } workDir) return spec.Workspace;
        var found = workDir;
        if (spec.Workspace is { } workspace && IsInWorkspaceMount(workDir))
            found = workspace + workDir[ServiceSpec.WorkspaceMountPath.Length..];
        return Directory.Exists(found)
            ? found
            : throw Rejected($"The working directory '{found}' of {spec.HostName} is not a folder on this machine.");
    }

    private static bool IsInWorkspaceMount(string path) =>
        path.StartsWith(ServiceSpec.WorkspaceMountPath, StringComparison.Ordinal)
        && (path.Length == ServiceSpec.WorkspaceMountPath.Length || path[ServiceSpec.WorkspaceMountPath.Length] == '/');

    private static ImmutableDictionary<string, string> CollectVariables(ServiceSpec spec)
    {
        var variables = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in Inherited)
            if (Environment.GetEnvironmentVariable(name) is { } value) variables[name] = value;
        variables["HOSTNAME"] = spec.HostName;
        foreach (var (name, value) in spec.Environment)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAny('=', '\0') || value.Contains('\0', StringComparison.Ordinal))
                throw Rejected(
                    $"The environment variable '{name}' of {spec.HostName} cannot be set: a name is not empty and "
                    + "contains no '=', and neither it nor its value contains a NUL character.");
            variables[name] = value;
        }

        var mounts = new Dictionary<string, ServiceMount>(StringComparer.Ordinal);
        foreach (var mount in spec.Mounts)
        {
            var name = MountVariable(mount);
            if (!mounts.TryAdd(name, mount))
                throw Rejected(
                    $"The mounts at '{mounts[name].ContainerPath}' and '{mount.ContainerPath}' of {spec.HostName} "
                    + $"would both set the variable {name}; give them names that differ.");
            if (!Path.Exists(mount.HostPath))
                throw Rejected($"'{mount.HostPath}', which {spec.HostName} mounts, is not on this machine.");
            variables[name] = mount.HostPath;
        }

        return variables.ToImmutable();
    }

    private static string MountVariable(ServiceMount mount)
    {
        var name = Path.GetFileName(mount.ContainerPath.TrimEnd('/'));
        return "ZOE_MOUNT_" + string.Concat(
            name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_'));
    }

    private static BackendException Rejected(string message) => new(BackendFailure.Rejected, message);
}
