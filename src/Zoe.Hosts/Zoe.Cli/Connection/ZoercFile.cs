namespace Zoe.Cli.Connection;

/// <summary>Reads <c>~/.zoerc</c>: lines <c>url=</c>, <c>user=</c>, <c>pass=</c> and <c>ca_file=</c>.</summary>
internal static class ZoercFile
{
    private static readonly string[] Keys = ["url", "user", "pass", "ca_file"];

    /// <summary>The values by key; unknown lines are reported to <paramref name="warnings"/> and skipped.</summary>
    public static Dictionary<string, string> Read(string path, TextWriter warnings)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith('#')) continue;
            // Only the first = separates key and value, so a password may contain it.
            var parts = line.Split('=', 2);
            var key = parts[0].Trim();
            if (parts.Length == 2 && Keys.Contains(key)) values[key] = parts[1].Trim();
            else warnings.WriteLine($"zoe: {path}:{number}: expected url=, user=, pass= or ca_file=; the line is ignored.");
        }

        return values;
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"The login file cannot be read: {exception.Message}");
        }
    }
}
