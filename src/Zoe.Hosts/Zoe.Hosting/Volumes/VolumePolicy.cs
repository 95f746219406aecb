using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Model;

namespace Zoe.Hosting.Volumes;

/// <summary>
/// Decides which host folders are mounted into services besides their workspace: the administrator's additional
/// volumes, and volumes of ZApps that the allow list permits. Paths are resolved on this machine, so allowed folders
/// must exist here at the same path as on the nodes.
/// </summary>
public sealed class VolumePolicy(ZoeOptions options)
{
    /// <summary>Name of the allow list in messages.</summary>
    public const string ListName = "VolumeAllowList (ZOE_VOLUME_ALLOW_LIST)";

    private const int MaxPathLength = 4096;

    private readonly ImmutableArray<string> _private =
        [.. new[] { options.DataPath, options.WorkspaceFolder, options.ServiceLogsFolder }.Select(Path.GetFullPath)];

    private readonly ImmutableArray<AllowedFolder> _list =
        [.. options.VolumeAllowList.Select(allowed => allowed with { Path = WithoutDots(allowed.Path) })];

    /// <summary>Rejects a ZApp with a volume that is not allowed.</summary>
    /// <exception cref="VolumeRefusedException">Names the volume.</exception>
    public void Check(ZApp application)
    {
        ArgumentNullException.ThrowIfNull(application);
        foreach (var service in application.Services) Resolve(service);
    }

    /// <summary>
    /// The folders to mount into a service. Symbolic links are resolved, so that changing one later has no effect.
    /// </summary>
    /// <exception cref="VolumeRefusedException">Names the volume.</exception>
    public ImmutableArray<ServiceMount> Resolve(ZAppService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        var mounts = ImmutableArray.CreateBuilder<ServiceMount>();
        foreach (var additional in options.AdditionalVolumes)
            mounts.Add(new ServiceMount(additional.HostPath, MountPath(additional.Name), ReadOnly: true));
        foreach (var volume in service.Volumes)
        {
            if (options.AdditionalVolumes.Any(additional => additional.Name == volume.Name))
                throw Refused(service, volume, $"has the name of an additional volume mounted at {MountPath(volume.Name)}; rename it");
            mounts.Add(new ServiceMount(Resolve(service, volume), MountPath(volume.Name), volume.ReadOnly));
        }

        return mounts.DrainToImmutable();
    }

    private static string MountPath(string name) => $"/mnt/{name}";

    private string Resolve(ZAppService service, ZAppVolume volume)
    {
        var requested = Normalize(service, volume);
        // Paths outside the allow list are not resolved, so that responses do not reveal which files exist.
        if (!_list.Any(allowed => ResolvedFolder.Contains(allowed.Path, requested)))
            throw NotOnTheList(service, volume, "is not on the list");

        var resolved = ResolvedFolder.Of(volume.Path);
        if (resolved.Path is not { } path)
            throw Refused(service, volume, $"{resolved.Problem} on the machine of the Zoe server; it must exist there as well as on the nodes");

        var allowing = _list
            .Where(allowed => ResolvedFolder.Of(allowed.Path).Path is { } folder && ResolvedFolder.Contains(folder, path))
            .ToList();
        if (allowing.Count == 0) throw NotOnTheList(service, volume, "leads through a symbolic link to a folder that is not on the list");
        if (_private.Any(folder => Overlap(ResolvedFolder.Of(folder).Path ?? folder, path)))
            throw Refused(service, volume, "would expose Zoe's data, all users' workspaces, or logs; use another folder");
        if (!volume.ReadOnly && allowing.TrueForAll(allowed => allowed.ReadOnly))
            throw Refused(service, volume, $"is read-only in {ListName}; set read_only to true");
        return path;
    }

    /// <summary>The path without <c>..</c>, without resolving links; rejects invalid paths.</summary>
    private static string Normalize(ZAppService service, ZAppVolume volume)
    {
        if (!volume.Path.StartsWith('/') || volume.Path.Length > MaxPathLength || volume.Path.Any(char.IsControl)
            || volume.Path.Contains(':', StringComparison.Ordinal))
        {
            throw Refused(service, volume,
                $"is not a valid path: it must begin with '/', have at most {MaxPathLength} characters, and contain neither control characters nor ':'");
        }

        return WithoutDots(volume.Path);
    }

    private static string WithoutDots(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private static bool Overlap(string one, string other) =>
        ResolvedFolder.Contains(one, other) || ResolvedFolder.Contains(other, one);

    private VolumeRefusedException NotOnTheList(ZAppService service, ZAppVolume volume, string problem) =>
        _list.IsEmpty
            ? Refused(service, volume, $"cannot be mounted: the administrator allows no volumes, the list {ListName} is empty. The workspace is mounted without a volume")
            : Refused(service, volume, $"{problem} {ListName}, which has {string.Join(", ", _list)}; use one of these or a folder below");

    private static VolumeRefusedException Refused(ZAppService service, ZAppVolume volume, string problem) =>
        new($"Volume '{Show(volume.Name)}' of service '{service.Name}': '{Show(volume.Path)}' {problem}.");

    /// <summary>Shortened, without control characters.</summary>
    private static string Show(string text)
    {
        var shown = text.Length > 120 ? text[..120] + "…" : text;
        return string.Concat(shown.Select(character => char.IsControl(character) ? '?' : character));
    }
}
