using System.Reflection;

namespace Zoe.Model.Tests.Golden;

/// <summary>Input documents with expected diagnostics and output, in the source folder of the tests.</summary>
internal static class GoldenFolder
{
    /// <summary>Root folder of the repository.</summary>
    public static string Repository { get; } = Metadata("RepositoryPath");

    /// <summary>The folder with one folder per format.</summary>
    public static string Root { get; } = Metadata("GoldensPath");

    /// <summary>True to overwrite the golden files instead of comparing.</summary>
    private static bool Update { get; } = Environment.GetEnvironmentVariable("ZOE_UPDATE_GOLDENS") == "1";

    /// <summary>Names of the cases of a format, without extension.</summary>
    public static IEnumerable<string> Cases(string format, string extension) =>
        Directory.EnumerateFiles(Path.Combine(Root, format), "*" + extension)
            .Select(static path => Path.GetFileName(path))
            .Select(name => name[..^extension.Length])
            .Order(StringComparer.Ordinal);

    public static string PathOf(string format, string file) => Path.Combine(Root, format, file);

    /// <summary>Compares with a golden file; a missing file is an empty text.</summary>
    public static void Compare(string format, string file, string actual) => CompareFile(PathOf(format, file), actual);

    /// <summary>Compares with a file anywhere in the repository.</summary>
    public static void CompareFile(string path, string actual)
    {
        if (Update)
        {
            if (actual.Length > 0)
                File.WriteAllText(path, actual);
            else
                File.Delete(path);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        actual.ShouldBe(expected, $"{path} differs; ZOE_UPDATE_GOLDENS=1 rewrites it");
    }

    /// <summary>Formats diagnostics with the pointer after the message.</summary>
    public static string Text(IEnumerable<Diagnostic> diagnostics) =>
        string.Concat(diagnostics.Select(static diagnostic => $"{diagnostic} [{diagnostic.Pointer}]\n"));

    private static string Metadata(string key) => Path.GetFullPath(
        typeof(GoldenFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!);
}
