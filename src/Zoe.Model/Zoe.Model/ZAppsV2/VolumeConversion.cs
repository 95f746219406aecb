using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>Gives volumes of format 2 a name of format 3, by which they are mounted below <c>/mnt</c>.</summary>
internal static class VolumeConversion
{
    private const string MountRoot = "/mnt/";

    public static ImmutableArray<ZAppVolume> Convert(
        ImmutableArray<ZAppV2Volume> volumes, ServicePath at, DiagnosticBag? notes)
    {
        if (volumes.IsEmpty)
            return [];
        // Volumes that keep their place take their names first, so that no other one gets it.
        var taken = new HashSet<string>(volumes.Select(static volume => NameOfPlace(volume.ContainerPath)).OfType<string>());
        var kept = new HashSet<string>();
        var result = ImmutableArray.CreateBuilder<ZAppVolume>(volumes.Length);
        for (var i = 0; i < volumes.Length; i++)
        {
            var (host, container, readOnly) = volumes[i];
            var name = NameOfPlace(container);
            if (name is null || !kept.Add(name))
            {
                name = FreeName(container, taken);
                notes?.Add(
                    ConversionRules.VolumeMoved,
                    $"{at}/volumes/{i}/1",
                    $"Format 3 mounts volumes below /mnt: what was at '{container}' is now at '{MountRoot}{name}'.");
            }

            result.Add(new ZAppVolume { Name = name, Path = host, ReadOnly = readOnly });
        }

        return result.DrainToImmutable();
    }

    /// <summary>The name that keeps a volume where it was, or null when no name does.</summary>
    private static string? NameOfPlace(string? container) =>
        container is not null
        && container.StartsWith(MountRoot, StringComparison.Ordinal)
        && VolumeChecks.IsName(container.AsSpan(MountRoot.Length))
            ? container[MountRoot.Length..]
            : null;

    private static string FreeName(string? container, HashSet<string> taken)
    {
        var last = container?[(container.LastIndexOf('/') + 1)..] ?? "";
        var stem = VolumeChecks.IsName(last) ? last : "volume";
        var name = stem;
        for (var number = 2; !taken.Add(name); number++)
            name = $"{stem}-{number}";
        return name;
    }
}
