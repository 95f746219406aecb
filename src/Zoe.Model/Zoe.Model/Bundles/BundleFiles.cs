using System.Collections.Immutable;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.ZeroCloud;

namespace Zoe.Model.Bundles;

/// <summary>Selects the files of a bundle.</summary>
internal static class BundleFiles
{
    /// <summary>All files in archive order: job description, project, then the others by name.</summary>
    public static ImmutableArray<string> Find(
        string folder, ZappProject project, string? output, DiagnosticBag bag)
    {
        var files = new ProjectFiles(folder);
        Match(files, project.Bundling, "/bundling", bag);
        Match(files, project.Ui, "/ui", bag);
        files.Files.Remove(ZappProject.FileName);
        // Earlier outputs of bundling are not part of the bundle.
        var outputPath = output is null ? null : Path.GetFullPath(output);
        files.Files.RemoveWhere(file => IsBundleOutput(file) || (outputPath is not null && Path.GetFullPath(file, Path.GetFullPath(folder)) == outputPath));
        return [JobDescription.FileName, ZappProject.FileName, .. files.Files];
    }

    private static bool IsBundleOutput(string file) =>
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
                    $"'{TextChecks.Truncate(link)}' is a link; put the file itself there, links are not bundled.");
            }

            if (!found)
            {
                bag.Add(
                    ZeroCloudRules.PatternMatchesNothing,
                    $"{pointer}/{i}",
                    $"Pattern '{TextChecks.Truncate(patterns[i])}' matches no file; correct or remove it.");
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
