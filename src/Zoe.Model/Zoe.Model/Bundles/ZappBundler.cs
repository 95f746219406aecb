using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>
/// Makes bundles of projects and unpacks them. A bundle is a gzip tar with <c>boot/system.map</c>, <c>zapp.yaml</c> and
/// the files of the project; the same project gives the same bytes.
/// </summary>
public static class ZappBundler
{
    /// <summary>Reads a project and finds its files, without writing anything.</summary>
    /// <param name="folder">The folder with <c>zapp.yaml</c>.</param>
    /// <param name="limits">Bounds for the document.</param>
    /// <param name="output">The file that the bundle will be written to; in the folder it is not taken for a part of the project.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Diagnostics with the lines of <c>zapp.yaml</c>: those of the document and those of its patterns.</returns>
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

    /// <summary>Writes the bundle of a project. When there are errors nothing is written.</summary>
    public static async Task<ParseResult<Bundle>> CreateAsync(
        string folder, Stream output, ReadLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        // A file stream tells where it leads, so that a bundle written into its own folder does not contain itself.
        var plan = await PlanAsync(folder, limits, (output as FileStream)?.Name, cancellationToken);
        if (plan.Value is { } bundle)
            await WriteAsync(folder, bundle, output, cancellationToken);
        return plan;
    }

    /// <summary>Writes a bundle that was planned: exactly its files, whatever was put into the folder since.</summary>
    public static Task WriteAsync(
        string folder, Bundle bundle, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(output);
        return BundleWriter.WriteAsync(folder, bundle, output, cancellationToken);
    }

    /// <summary>
    /// Unpacks a bundle. Links, devices, paths that leave the folder and repeated files are refused, and then nothing is
    /// left behind.
    /// </summary>
    /// <param name="input">The bundle.</param>
    /// <param name="folder">A folder that is empty or does not exist.</param>
    /// <param name="limits">Bounds for what is unpacked.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left behind.</param>
    public static Task<ParseResult<Bundle>> ExtractAsync(
        Stream input, string folder, BundleLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(folder);
        return new BundleExtraction(folder, limits ?? BundleLimits.Default).RunAsync(input, cancellationToken);
    }
}
