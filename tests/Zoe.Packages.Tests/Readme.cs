using System.Reflection;

namespace Zoe.Packages.Tests;

/// <summary>The README of a package, and the file in this project that holds its first example.</summary>
internal static class Readme
{
    public static string Repository { get; } = typeof(Readme).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == "RepositoryPath").Value!;

    /// <summary>Folders of all projects that become packages, by package id.</summary>
    public static IReadOnlyDictionary<string, string> Packages { get; } = Directory
        .EnumerateFiles(Path.Combine(Repository, "src"), "*.csproj", SearchOption.AllDirectories)
        .Where(file => !File.ReadAllText(file).Contains("<IsPackable>false</IsPackable>", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => Path.GetDirectoryName(file)!);

    /// <summary>The first C# block of a package's README.</summary>
    public static string FirstExample(string package)
    {
        var text = File.ReadAllText(Path.Combine(Packages[package], "README.md")).Split("```csharp\n");
        return text.Length < 2 ? "" : text[1][..text[1].IndexOf("\n```", StringComparison.Ordinal)];
    }

    /// <summary>The lines between the markers of an example's source, without their common indentation.</summary>
    public static string Source(string file)
    {
        var lines = new List<string>();
        var inside = false;
        foreach (var line in File.ReadLines(Path.Combine(Repository, "tests", "Zoe.Packages.Tests", "Examples", file)))
        {
            if (line.Contains("// <readme>", StringComparison.Ordinal)) inside = true;
            else if (line.Contains("// </readme>", StringComparison.Ordinal)) inside = false;
            else if (inside) lines.Add(line);
        }

        var indentation = lines.Where(line => line.Length > 0).Min(line => line.TakeWhile(char.IsWhiteSpace).Count());
        return string.Join('\n', lines.Select(line => line.Length == 0 ? "" : line[indentation..]));
    }
}
