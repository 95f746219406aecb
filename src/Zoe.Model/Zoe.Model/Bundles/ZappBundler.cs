using System.Collections.Immutable;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Limits;
using Zoe.Model.Yaml;
using Zoe.Model.ZeroCloud;

namespace Zoe.Model.Bundles;

/// <summary>
/// Creates and extracts bundles of projects. A bundle is a gzip-compressed tar archive with <c>boot/system.map</c>,
/// <c>zapp.yaml</c> and the files of the project. The output is reproducible.
/// </summary>
public static class ZappBundler
{
    /// <summary>Reads a project and finds its files, without writing anything.</summary>
    /// <param name="folder">The folder with <c>zapp.yaml</c>.</param>
    /// <param name="limits">Limits for the document.</param>
    /// <param name="output">The output file, which is excluded from the project if it is in the folder.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The planned bundle, with diagnostics of <c>zapp.yaml</c> and its patterns.</returns>
    public static async Task<ParseResult<Bundle>> PlanAsync(
        string folder, ReadLimits? limits = null, string? output = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        limits ??= ReadLimits.Default;
        var path = Path.Combine(folder, ZappProject.FileName);
        if (!File.Exists(path) || new FileInfo(path).LinkTarget is not null)
        {
            var rule = ZeroCloudRules.NoProject;
            var message = $"There is no file '{ZappProject.FileName}' in '{folder}'; name the folder that has it.";
            return new ParseResult<Bundle>(null, [new Diagnostic(rule.Code, rule.Severity, message, "", 0, 0)]);
        }

        await using var stream = File.OpenRead(path);
        var content = await BoundedStream.ReadAsync(stream, limits.MaxYamlBytes, cancellationToken);
        if (content is not { } bytes)
            return YamlText.TooLarge<Bundle>(limits);
        ImmutableArray<string> files = [];
        var read = YamlText.Read(
            bytes.Span,
            limits,
            ZappProjectParser.Read,
            (project, bag, bounds) =>
            {
                ZappProjectChecks.Check(project, bag, bounds);
                if (!bag.HasErrors)
                    files = BundleFiles.Find(folder, project, output, bag);
            });
        return new ParseResult<Bundle>(read.Value is { } valid ? new Bundle(valid, files) : null, read.Diagnostics);
    }

    /// <summary>Writes the bundle of a project; writes nothing if there are errors.</summary>
    public static async Task<ParseResult<Bundle>> CreateAsync(
        string folder, Stream output, ReadLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        // Excludes the output file, so that a bundle in the project folder does not contain itself.
        var plan = await PlanAsync(folder, limits, (output as FileStream)?.Name, cancellationToken);
        if (plan.Value is { } bundle)
            await WriteAsync(folder, bundle, output, cancellationToken);
        return plan;
    }

    /// <summary>Writes exactly the files of a planned bundle; ignores files added to the folder since.</summary>
    public static Task WriteAsync(
        string folder, Bundle bundle, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(output);
        return BundleWriter.WriteAsync(folder, bundle, output, cancellationToken);
    }

    /// <summary>
    /// Extracts a bundle. Links, devices, paths outside of the folder and duplicate files are rejected; the folder is then not
    /// created.
    /// </summary>
    /// <param name="input">The bundle.</param>
    /// <param name="folder">A folder that is empty or does not exist.</param>
    /// <param name="limits">Limits for the extracted files.</param>
    /// <param name="cancellationToken">Cancels the operation; the folder is then not created.</param>
    public static Task<ParseResult<Bundle>> ExtractAsync(
        Stream input, string folder, BundleLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(folder);
        return new BundleExtraction(folder, limits ?? BundleLimits.Default).RunAsync(input, cancellationToken);
    }
}
