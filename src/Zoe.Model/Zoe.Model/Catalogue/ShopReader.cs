using System.Collections.Immutable;
using Zoe.Model.Diagnostics;
using Zoe.Model.Documents;
using Zoe.Model.Limits;
using Zoe.Model.Shop;

namespace Zoe.Model.Catalogue;

/// <summary>Reads the folders of a shop and collects valid entries and problems.</summary>
internal sealed class ShopReader(ReadLimits limits)
{
    private readonly ImmutableArray<ShopEntry>.Builder _entries = ImmutableArray.CreateBuilder<ShopEntry>();
    private readonly ImmutableArray<ShopProblem>.Builder _problems = ImmutableArray.CreateBuilder<ShopProblem>();

    public async Task<ShopCatalogue> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var root = new DirectoryInfo(path);
        foreach (var folder in root.EnumerateDirectories().OrderBy(static folder => folder.Name, StringComparer.Ordinal))
        {
            if (File.Exists(Path.Combine(folder.FullName, DocumentCheck.ManifestFileName)))
                await ReadFolderAsync(folder, cancellationToken);
        }

        return new ShopCatalogue(_entries.ToImmutable(), _problems.ToImmutable());
    }

    private async Task ReadFolderAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder.FullName, DocumentCheck.ManifestFileName);
        var manifest = await ReadFileAsync(
            path, stream => ShopManifestReader.ReadAsync(stream, limits, cancellationToken));
        if (manifest is null)
            return;
        for (var index = 0; index < manifest.Zapps.Length; index++)
            await ReadEntryAsync(folder, path, index, manifest.Zapps[index], cancellationToken);
    }

    private async Task ReadEntryAsync(
        DirectoryInfo folder, string manifestPath, int index, ShopZApp listing, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder.FullName, listing.Description);
        var missing = Missing(folder, index, listing);
        if (missing.Length > 0)
            _problems.Add(new ShopProblem(manifestPath, missing));
        if (!File.Exists(path))
            return;
        var zapp = await ReadFileAsync(
            path, stream => ZAppDocument.ReadAsync(stream, limits, cancellationToken));
        if (zapp is null)
            return;

        // Applies the defaults to detect parameters without a target.
        var applied = ZAppParameters.Apply(zapp, listing, ImmutableDictionary<string, string>.Empty, limits);
        if (!applied.IsValid)
        {
            _problems.Add(new ShopProblem(manifestPath, applied.Diagnostics));
            return;
        }

        _entries.Add(new ShopEntry
        {
            Id = $"{folder.Name}-{index}",
            Folder = folder.FullName,
            Listing = listing,
            ZApp = zapp,
        });
    }

    /// <summary>Diagnostics of missing files; the logo is optional.</summary>
    private static ImmutableArray<Diagnostic> Missing(DirectoryInfo folder, int index, ShopZApp listing)
    {
        var result = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (key, name) in new[] { ("description", listing.Description), ("readable_descr", listing.ReadableDescr) })
        {
            if (name.Length == 0 || File.Exists(Path.Combine(folder.FullName, name)))
                continue;
            var rule = ShopRules.FileMissing;
            var message = $"There is no file '{name}' beside the manifest; add it or correct the name.";
            result.Add(new Diagnostic(rule.Code, rule.Severity, message, $"/zapps/{index}/{key}", 0, 0));
        }

        return result.ToImmutable();
    }

    private async Task<T?> ReadFileAsync<T>(string path, Func<Stream, Task<ParseResult<T>>> read)
        where T : class
    {
        try
        {
            await using var stream = File.OpenRead(path);
            var result = await read(stream);
            if (!result.Diagnostics.IsEmpty)
                _problems.Add(new ShopProblem(path, result.Diagnostics));
            return result.Value;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var rule = ShopRules.FileMissing;
            _problems.Add(new ShopProblem(path, [new Diagnostic(rule.Code, rule.Severity, error.Message, "", 0, 0)]));
            return null;
        }
    }
}
