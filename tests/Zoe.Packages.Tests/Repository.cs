using System.Reflection;

namespace Zoe.Packages.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == "RepositoryPath").Value!);

    /// <summary>Folders of all projects that become packages, by package id.</summary>
    public static IReadOnlyDictionary<string, string> Packages { get; } = Directory
        .EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Where(file => !File.ReadAllText(file).Contains("<IsPackable>false</IsPackable>", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => Path.GetDirectoryName(file)!);

    public static string Examples { get; } = Path.Combine(Root, "tests", "Zoe.Packages.Tests", "Examples");

    /// <summary>What people read: documentation, READMEs of packages and of samples.</summary>
    public static IEnumerable<string> Documents { get; } =
    [
        Path.Combine(Root, "README.md"),
        .. new[] { "docs", "samples", "src", "deploy" }.SelectMany(folder => Files(folder, "*.md")),
    ];

    /// <summary>Files of a folder, without those that builds make.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);
}
