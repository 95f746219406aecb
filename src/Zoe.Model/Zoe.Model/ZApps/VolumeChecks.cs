using System.Buffers;
using System.Collections.Immutable;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;

namespace Zoe.Model.ZApps;

/// <summary>Checks names and paths of volumes. Permission for a folder is checked by the engine.</summary>
internal static class VolumeChecks
{
    /// <summary>Name of the mount point of the workspace below <c>/mnt</c>.</summary>
    public const string WorkspaceName = "workspace";

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    public static bool IsName(ReadOnlySpan<char> name) =>
        !name.IsEmpty
        && name.Length <= 255
        && !name.ContainsAnyExcept(NameCharacters)
        && name is not ("." or ".." or WorkspaceName);

    public static void Check(ImmutableArray<ZAppVolume> volumes, ServicePath at, DiagnosticBag bag)
    {
        if (volumes.IsDefaultOrEmpty)
            return;
        HashSet<string>? names = volumes.Length > 1 ? [] : null;
        for (var i = 0; i < volumes.Length; i++)
        {
            var (name, path) = (volumes[i].Name, volumes[i].Path);
            if (name is not null)
            {
                CheckName(name, $"{at}/volumes/{i}/name", bag);
                if (names?.Add(name) == false)
                {
                    bag.Add(
                        ZAppRules.DuplicateVolume,
                        $"{at}/volumes/{i}/name",
                        $"Two volumes are called '{TextChecks.Truncate(name)}'; rename one, both would be /mnt/{TextChecks.Truncate(name)}.");
                }
            }

            if (path is not null)
                CheckPath(path, $"{at}/volumes/{i}/path", bag);
        }
    }

    public static void CheckPath(string path, string pointer, DiagnosticBag bag)
    {
        if (TextChecks.HasControlCharacter(path, pointer, "path", bag) || HostPath.IsSafe(path))
            return;
        bag.Add(
            ZAppRules.VolumePath,
            pointer,
            $"'{TextChecks.Truncate(path)}' is not a safe path; write one that begins with '/', has no '..' and is not '/' itself.");
    }

    private static void CheckName(string name, string pointer, DiagnosticBag bag)
    {
        if (IsName(name))
            return;
        var reason = name == WorkspaceName ? "is taken by the user's workspace" : "cannot be a folder name";
        bag.Add(
            ZAppRules.VolumeName,
            pointer,
            $"Volume name '{TextChecks.Truncate(name)}' {reason}; use other letters, digits, '.', '_' and '-'.");
    }
}
