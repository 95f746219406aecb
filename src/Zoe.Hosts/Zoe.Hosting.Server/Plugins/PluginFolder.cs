namespace Zoe.Hosting.Server.Plugins;

/// <summary>
/// Finds plug-ins: each assembly in the folder, and <c>Name/Name.dll</c> for plug-ins with files of their own.
/// </summary>
internal static class PluginFolder
{
    private const string Extension = ".dll";

    /// <summary>Loads all plug-ins. Errors become problems of the set.</summary>
    public static PluginSet Load(string folder)
    {
        var set = new PluginSet();
        var loader = new PluginLoader(set);
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal)) loader.Load(file);
            foreach (var own in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            {
                var file = Path.Combine(own, Path.GetFileName(own) + Extension);
                if (File.Exists(file)) loader.Load(file);
                else set.Problems.Add($"Plug-in {own} has no {Path.GetFileName(file)}: a plug-in in a folder of its own must have the name of the folder.");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            set.Problems.Add($"The plug-ins of {folder} cannot be read: {exception.Message}");
        }

        return set;
    }
}
