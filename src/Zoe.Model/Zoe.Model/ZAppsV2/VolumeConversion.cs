using System.Collections.Immutable;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.ZApps;

namespace Zoe.Model.ZAppsV2;

/// <summary>Converts volumes; format 3 mounts them below <c>/mnt</c> by name.</summary>
internal static class VolumeConversion
{
    private const string MountRoot = "/mnt/";

    public static ImmutableArray<ZAppVolume> Convert(
        ImmutableArray<ZAppV2Volume> volumes, ServicePath at, DiagnosticBag? warnings)
    {
        if (volumes.IsEmpty)
            return [];
        // Names of volumes that keep their mount path are reserved first.
        var taken = new HashSet<string>(volumes.Select(static volume => NameForPath(volume.ContainerPath)).OfType<string>());
        var kept = new HashSet<string>();
        var result = ImmutableArray.CreateBuilder<ZAppVolume>(volumes.Length);
        for (var i = 0; i < volumes.Length; i++)
        {
            var (host, container, readOnly) = volumes[i];
            var name = NameForPath(container);
            if (name is null || !kept.Add(name))
            {
                name = UnusedName(container, taken);
                warnings?.Add(
                    ConversionRules.VolumeMoved,
                    $"{at}/volumes/{i}/1",
                    $"Format 3 mounts volumes below /mnt: what was at '{container}' is now at '{MountRoot}{name}'.");
            }

            result.Add(new ZAppVolume { Name = name, Path = host, ReadOnly = readOnly });
        }

        return result.DrainToImmutable();
    }

    /// <summary>The name that keeps the mount path, or null when that is impossible.</summary>
    private static string? NameForPath(string? container) =>
        container is not null
        && container.StartsWith(MountRoot, StringComparison.Ordinal)
        && VolumeChecks.IsName(container.AsSpan(MountRoot.Length))
            ? container[MountRoot.Length..]
            : null;

    private static string UnusedName(string? container, HashSet<string> taken)
    {
        var last = container?[(container.LastIndexOf('/') + 1)..] ?? "";
        var stem = VolumeChecks.IsName(last) ? last : "volume";
        var name = stem;
        for (var number = 2; !taken.Add(name); number++)
            name = $"{stem}-{number}";
        return name;
    }
}
