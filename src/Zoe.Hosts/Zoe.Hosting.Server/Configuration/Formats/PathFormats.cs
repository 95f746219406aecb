using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Zoe.Backends.Docker.Configuration;
using Zoe.Hosting;

namespace Zoe.Hosting.Server.Configuration.Formats;

/// <summary>A path; the property holds an absolute one.</summary>
internal sealed class PathAttribute(string description) : SettingAttribute(description)
{
    /// <summary>Requires an existing folder, with this advice in the error; null to accept any path.</summary>
    public string? IfNoFolder { get; init; }

    public override object? Read(string text, ICollection<string> problems)
    {
        if (text.Length == 0) return Fail(problems, "is empty; it must be a path.");
        var path = Path.GetFullPath(text);
        return IfNoFolder is null || Directory.Exists(path)
            ? path
            : Fail(problems, $"is '{text}', but there is no folder {path}{IfNoFolder}.");
    }
}

/// <summary>Path of a file with registry logins, which must be readable.</summary>
internal sealed class RegistryLoginFileAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems)
    {
        try
        {
            var path = Path.GetFullPath(text);
            DockerRegistryLoginFile.Read(path);
            return path;
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            return Fail(problems, $"cannot be used: {problem.Message}.");
        }
    }
}

/// <summary>A URL path for links, stored with a trailing slash.</summary>
internal sealed partial class LinkPathAttribute(string description) : SettingAttribute(description)
{
    public override object? Read(string text, ICollection<string> problems)
    {
        var path = text.EndsWith('/') ? text : text + "/";
        return Paths().IsMatch(path)
            ? path
            : Fail(problems, $"is '{text}'; it must be a path such as /zoe/proxy/, with letters, digits, '-' and '_', and not below /api/ or /health/.");
    }

    [GeneratedRegex("^(?!/(api|health)/)(/[A-Za-z0-9_-]+)+/$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paths();
}

/// <summary>Host folders, separated by commas.</summary>
internal abstract class HostFoldersAttribute(string description) : SettingAttribute(description)
{
    protected static bool CheckFolder(string path, ICollection<string> problems)
    {
        if (path.StartsWith('/') && !path.Contains(':', StringComparison.Ordinal) && Path.GetFullPath(path) != "/") return true;
        problems.Add($"has the path '{path}'; a path must begin with '/', have no ':', and not be '/' itself, which would expose the whole host.");
        return false;
    }
}

/// <summary><c>hostpath:name,hostpath:name</c></summary>
internal sealed partial class AdditionalVolumesAttribute(string description) : HostFoldersAttribute(description)
{
    public override object Read(string text, ICollection<string> problems)
    {
        var volumes = ImmutableArray.CreateBuilder<AdditionalVolume>();
        foreach (var part in Split(text))
        {
            var colon = part.LastIndexOf(':');
            var (path, name) = colon < 0 ? (part, "") : (part[..colon], part[(colon + 1)..]);
            if (!Names().IsMatch(name) || name is "." or ".." or "workspace")
                problems.Add($"has '{part}'; each part must be hostpath:name, where the name has letters, digits, '.', '_' and '-' and is not 'workspace'.");
            else if (volumes.Any(volume => volume.Name == name)) problems.Add($"has two volumes with the name '{name}'.");
            else if (CheckFolder(path, problems)) volumes.Add(new AdditionalVolume(Path.GetFullPath(path), name));
        }

        return volumes.DrainToImmutable();
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{1,255}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}

/// <summary><c>hostpath,hostpath:ro</c></summary>
internal sealed class AllowedFoldersAttribute(string description) : HostFoldersAttribute(description)
{
    private const string ReadOnlySuffix = ":ro";

    public override object Read(string text, ICollection<string> problems)
    {
        var folders = ImmutableArray.CreateBuilder<AllowedFolder>();
        foreach (var part in Split(text))
        {
            var readOnly = part.EndsWith(ReadOnlySuffix, StringComparison.Ordinal);
            var path = readOnly ? part[..^ReadOnlySuffix.Length] : part;
            if (CheckFolder(path, problems)) folders.Add(new AllowedFolder(Path.GetFullPath(path), readOnly));
        }

        return folders.DrainToImmutable();
    }
}
