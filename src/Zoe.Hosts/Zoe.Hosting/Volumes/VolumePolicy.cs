using System.Collections.Immutable;
using Zoe.Backends;
using Zoe.Model;

namespace Zoe.Hosting.Volumes;

/// <summary>
/// Decides which folders of the hosts services get beside their workspace: the administrator's additional volumes, and
/// volumes of ZApps as far as the administrator's list allows. It looks at the files of the machine on which it runs,
/// so that allowed folders have to be there too, at the same place as on the nodes.
/// </summary>
public sealed class VolumePolicy(ZoeOptions options)
{
    /// <summary>What the list is called in messages.</summary>
    public const string ListName = "VolumeAllowList (ZOE_VOLUME_ALLOW_LIST)";

    private const int LongestPath = 4096;

    private readonly ImmutableArray<string> _private =
        [.. new[] { options.DataPath, options.WorkspaceFolder, options.ServiceLogsFolder }.Select(Path.GetFullPath)];

    private readonly ImmutableArray<AllowedFolder> _list =
        [.. options.VolumeAllowList.Select(allowed => allowed with { Path = WithoutDots(allowed.Path) })];

    /// <summary>Refuses a ZApp that has a volume which it may not have.</summary>
    /// <exception cref="VolumeRefusedException">Names the volume.</exception>
    public void Check(ZApp application)
    {
        ArgumentNullException.ThrowIfNull(application);
        foreach (var service in application.Services) Resolve(service);
    }

    /// <summary>
    /// The folders to mount into a service now. The paths are those to which the ZApp's lead at this moment, free of
    /// links, so that one that is changed afterwards leads nowhere else.
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
                throw Refused(service, volume, $"has the name of a volume that every service has at {MountPath(volume.Name)}; rename it");
            mounts.Add(new ServiceMount(Resolve(service, volume), MountPath(volume.Name), volume.ReadOnly));
        }

        return mounts.DrainToImmutable();
    }

    private static string MountPath(string name) => $"/mnt/{name}";

    private string Resolve(ZAppService service, ZAppVolume volume)
    {
        var wish = Tidy(service, volume);
        // What is not below the list as written is not looked at: nobody learns from an answer what else there is.
        if (!_list.Any(allowed => ResolvedFolder.Contains(allowed.Path, wish)))
            throw NotOnTheList(service, volume, "is not on the list");

        var resolved = ResolvedFolder.Of(volume.Path);
        if (resolved.Path is not { } path)
            throw Refused(service, volume, $"{resolved.Problem} on the machine of Zoe; it has to be there as well as on the nodes");

        var allowing = _list
            .Where(allowed => ResolvedFolder.Of(allowed.Path).Path is { } folder && ResolvedFolder.Contains(folder, path))
            .ToList();
        if (allowing.Count == 0) throw NotOnTheList(service, volume, "leads out of the list through a link");
        if (_private.Any(folder => Overlap(ResolvedFolder.Of(folder).Path ?? folder, path)))
            throw Refused(service, volume, "would open what Zoe keeps to itself: its data, all users' workspaces or logs; ask for another folder");
        if (!volume.ReadOnly && allowing.TrueForAll(allowed => allowed.ReadOnly))
            throw Refused(service, volume, $"may only be read; set read_only to true. The list {ListName} says so");
        return path;
    }

    /// <summary>The path without <c>..</c> as text, links not regarded; a refusal for what can be no path.</summary>
    private static string Tidy(ZAppService service, ZAppVolume volume)
    {
        if (!volume.Path.StartsWith('/') || volume.Path.Length > LongestPath || volume.Path.Any(char.IsControl)
            || volume.Path.Contains(':', StringComparison.Ordinal))
        {
            throw Refused(service, volume,
                $"is not a path that can be mounted: one begins with '/', has at most {LongestPath} characters, and neither control characters nor ':'");
        }

        return WithoutDots(volume.Path);
    }

    private static string WithoutDots(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private static bool Overlap(string one, string other) =>
        ResolvedFolder.Contains(one, other) || ResolvedFolder.Contains(other, one);

    private VolumeRefusedException NotOnTheList(ZAppService service, ZAppVolume volume, string problem) =>
        _list.IsEmpty
            ? Refused(service, volume, $"cannot be mounted: the administrator allows no volumes, the list {ListName} is empty. The workspace is there without a volume")
            : Refused(service, volume, $"{problem} {ListName}, which has {string.Join(", ", _list)}; ask for one of these or a folder below");

    private static VolumeRefusedException Refused(ZAppService service, ZAppVolume volume, string problem) =>
        new($"Volume '{Show(volume.Name)}' of service '{service.Name}': '{Show(volume.Path)}' {problem}.");

    /// <summary>On one line, and not endless.</summary>
    private static string Show(string text)
    {
        var shown = text.Length > 120 ? text[..120] + "…" : text;
        return string.Concat(shown.Select(character => char.IsControl(character) ? '?' : character));
    }
}
