using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Zoe.Hosting;

namespace Zoe.Web;

/// <summary>Reads the lists of host folders.</summary>
internal static partial class VolumeSettings
{
    private const string ReadOnlyMark = ":ro";

    /// <summary><c>hostpath:name,hostpath:name</c></summary>
    public static ImmutableArray<AdditionalVolume> ReadAdditional((string Value, string Source)? setting, List<string> errors)
    {
        var volumes = ImmutableArray.CreateBuilder<AdditionalVolume>();
        foreach (var (part, source) in Parts(setting))
        {
            var colon = part.LastIndexOf(':');
            var (path, name) = colon < 0 ? (part, "") : (part[..colon], part[(colon + 1)..]);
            if (!Names().IsMatch(name) || name is "." or ".." or "workspace")
                errors.Add($"{source} has '{part}'; each part is hostpath:name, where the name has letters, digits, '.', '_' and '-' and is not 'workspace'.");
            else if (volumes.Any(volume => volume.Name == name))
                errors.Add($"{source} has two volumes of the name '{name}'.");
            else if (CheckPath(path, source, errors)) volumes.Add(new AdditionalVolume(Path.GetFullPath(path), name));
        }

        return volumes.DrainToImmutable();
    }

    /// <summary><c>hostpath,hostpath:ro</c></summary>
    public static ImmutableArray<AllowedFolder> ReadAllowList((string Value, string Source)? setting, List<string> errors)
    {
        var folders = ImmutableArray.CreateBuilder<AllowedFolder>();
        foreach (var (part, source) in Parts(setting))
        {
            var readOnly = part.EndsWith(ReadOnlyMark, StringComparison.Ordinal);
            var path = readOnly ? part[..^ReadOnlyMark.Length] : part;
            if (CheckPath(path, source, errors)) folders.Add(new AllowedFolder(Path.GetFullPath(path), readOnly));
        }

        return folders.DrainToImmutable();
    }

    private static bool CheckPath(string path, string source, List<string> errors)
    {
        if (path.StartsWith('/') && !path.Contains(':', StringComparison.Ordinal) && Path.GetFullPath(path) != "/") return true;
        errors.Add($"{source} has the path '{path}'; one begins with '/', has no ':', and is not '/' itself, which would open the whole host.");
        return false;
    }

    private static IEnumerable<(string Part, string Source)> Parts((string Value, string Source)? setting) =>
        from part in (setting?.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        select (part, setting!.Value.Source);

    [GeneratedRegex("^[A-Za-z0-9._-]{1,255}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
