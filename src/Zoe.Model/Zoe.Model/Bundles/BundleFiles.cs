using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>Decides which files of a project go into its bundle.</summary>
internal static class BundleFiles
{
    /// <summary>All files in the order of the archive: job description, project, then the rest by name.</summary>
    public static ImmutableArray<string> Find(
        string folder, ZappProject project, string? output, DiagnosticBag bag)
    {
        var files = new ProjectFiles(folder);
        Match(files, project.Bundling, "/bundling", bag);
        Match(files, project.Ui, "/ui", bag);
        files.Files.Remove(ZappProject.FileName);
        // What bundling itself makes is no part of the next bundle, whatever its name was then.
        var made = output is null ? null : Path.GetFullPath(output);
        files.Files.RemoveWhere(file => IsMade(file) || (made is not null && Path.GetFullPath(file, Path.GetFullPath(folder)) == made));
        return [JobDescription.FileName, ZappProject.FileName, .. files.Files];
    }

    private static bool IsMade(string file) =>
        file.EndsWith(Bundle.Extension, StringComparison.OrdinalIgnoreCase)
        || file.EndsWith(Bundle.UnfinishedExtension, StringComparison.OrdinalIgnoreCase);

    private static void Match(ProjectFiles files, ImmutableArray<string> patterns, string pointer, DiagnosticBag bag)
    {
        for (var i = 0; i < patterns.Length; i++)
        {
            var found = files.Add(patterns[i]);
            foreach (var link in files.Links)
            {
                bag.Add(
                    ZeroCloudRules.LinkInProject,
                    $"{pointer}/{i}",
                    $"'{TextChecks.Short(link)}' is a link; put the file itself there, links are not bundled.");
            }

            if (!found)
            {
                bag.Add(
                    ZeroCloudRules.PatternMatchesNothing,
                    $"{pointer}/{i}",
                    $"Pattern '{TextChecks.Short(patterns[i])}' matches no file; correct or remove it.");
            }

            if (files.Files.Remove(JobDescription.FileName))
            {
                bag.Add(
                    ZeroCloudRules.ReservedPath,
                    $"{pointer}/{i}",
                    $"'{JobDescription.FileName}' is made by bundling; rename the file of the project.");
            }
        }
    }
}
