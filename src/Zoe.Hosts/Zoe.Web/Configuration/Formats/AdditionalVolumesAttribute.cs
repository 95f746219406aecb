using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Zoe.Hosting;

namespace Zoe.Web.Configuration.Formats;

/// <summary><c>hostpath:name,hostpath:name</c></summary>
internal sealed partial class AdditionalVolumesAttribute(string description) : SettingAttribute(description)
{
    public override object Read(string text, ICollection<string> problems)
    {
        var volumes = ImmutableArray.CreateBuilder<AdditionalVolume>();
        foreach (var part in Split(text))
        {
            var colon = part.LastIndexOf(':');
            var (path, name) = colon < 0 ? (part, "") : (part[..colon], part[(colon + 1)..]);
            if (!Names().IsMatch(name) || name is "." or ".." or "workspace")
                problems.Add($"has '{part}'; each part is hostpath:name, where the name has letters, digits, '.', '_' and '-' and is not 'workspace'.");
            else if (volumes.Any(volume => volume.Name == name)) problems.Add($"has two volumes of the name '{name}'.");
            else if (HostFolders.Check(path, problems)) volumes.Add(new AdditionalVolume(Path.GetFullPath(path), name));
        }

        return volumes.DrainToImmutable();
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{1,255}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
