using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Zoe.Model.Diagnostics;
using Zoe.Model.Json;
using Zoe.Model.Limits;
using Zoe.Model.ZeroCloud;

namespace Zoe.Model.Bundles;

/// <summary>Extracts a bundle into a temporary folder next to the target, which is renamed to the target on success.</summary>
internal sealed class BundleExtraction(string target, BundleLimits limits)
{
    private const UnixFileMode AllowedModes =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Maximum length of a file name in bytes on common systems.</summary>
    private const int MaxNameBytes = 255;

    /// <summary>Maximum length of a path in a bundle; leaves room for the target folder.</summary>
    private const int MaxPathLength = 1024;

    /// <summary>Compares names like the file system.</summary>
    private static readonly StringComparer Names = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        ? StringComparer.OrdinalIgnoreCase
        : StringComparer.Ordinal;

    private readonly DiagnosticBag _bag = new(ReadLimits.Default.MaxDiagnostics);
    private readonly HashSet<string> _names = new(Names);
    private readonly HashSet<string> _folders = new(Names);
    private readonly ImmutableArray<string>.Builder _files = ImmutableArray.CreateBuilder<string>();
    private readonly string _target = Path.GetFullPath(target);
    private long _bytes;

    public async Task<ParseResult<Bundle>> RunAsync(Stream input, CancellationToken cancellationToken)
    {
        if (File.Exists(_target) || (Directory.Exists(_target) && Directory.EnumerateFileSystemEntries(_target).Any()))
        {
            _bag.Add(
                ZeroCloudRules.TargetNotEmpty, "", $"'{_target}' is not an empty folder; name another one.");
            return Failed();
        }

        var staging = $"{Path.TrimEndingDirectorySeparator(_target)}.{Path.GetRandomFileName()}";
        Directory.CreateDirectory(staging);
        try
        {
            await ExtractAllAsync(input, staging, cancellationToken);
            if (_bag.HasErrors)
                return Failed();
            var project = await ReadProjectAsync(staging, cancellationToken);
            if (project.Value is null || _bag.HasErrors)
                return new ParseResult<Bundle>(null, [.. project.Diagnostics, .. _bag.WithoutPositions()]);
            if (Directory.Exists(_target))
                Directory.Delete(_target);
            Directory.Move(staging, _target);
            return new ParseResult<Bundle>(new Bundle(project.Value, _files.ToImmutable()), project.Diagnostics);
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }
    }

    private ParseResult<Bundle> Failed() => new(null, _bag.WithoutPositions());

    private async Task ExtractAllAsync(Stream input, string staging, CancellationToken cancellationToken)
    {
        try
        {
            await using var gzip = new GZipStream(input, CompressionMode.Decompress, leaveOpen: true);
            var tar = new UntrustedTarReader(gzip);
            for (var count = 0; await tar.NextAsync(cancellationToken) is { } entry; count++)
            {
                if (count >= limits.MaxEntries)
                {
                    _bag.Add(
                        ZeroCloudRules.BundleTooLarge, "", $"There are more than {limits.MaxEntries} files, the limit.");
                    return;
                }

                if (!await ExtractEntryAsync(tar, entry, staging, cancellationToken))
                    return;
            }
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            _bag.Add(ZeroCloudRules.NotABundle, "", $"This is not a bundle: {error.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>False when the size limit is exceeded and extraction must stop.</summary>
    private async Task<bool> ExtractEntryAsync(
        UntrustedTarReader tar, TarHeader entry, string staging, CancellationToken cancellationToken)
    {
        var name = entry.Name;
        _bytes += entry.Size;
        if (_bytes > limits.MaxBytes)
        {
            _bag.Add(ZeroCloudRules.BundleTooLarge, "", $"The files have more than {limits.MaxBytes} bytes, the limit.");
            return false;
        }

        if (!entry.IsFile && !entry.IsFolder)
        {
            _bag.Add(
                ZeroCloudRules.EntryKind,
                "",
                $"'{TextChecks.Truncate(name)}' is no plain file but a {entry.KindName}; do not trust this bundle.");
            return true;
        }

        if (!IsSafe(name) || (entry.IsFile && name.EndsWith('/')))
        {
            _bag.Add(
                ZeroCloudRules.UnsafeEntry, "", $"'{TextChecks.Truncate(name)}' leaves the folder or is no path; do not trust this bundle.");
            return true;
        }

        if (entry.IsFolder)
            return true;
        if (!TryRegister(name))
        {
            _bag.Add(
                ZeroCloudRules.DuplicateEntry,
                "",
                $"'{TextChecks.Truncate(name)}' is listed twice, or both as file and as folder; do not trust this bundle.");
            return true;
        }

        if (!_bag.HasErrors)
            await WriteAsync(tar, entry, Path.Combine(staging, name), cancellationToken);
        return true;
    }

    /// <summary>Registers a file name; false when it conflicts with an earlier file or folder.</summary>
    private bool TryRegister(string name)
    {
        for (var slash = name.IndexOf('/'); slash >= 0; slash = name.IndexOf('/', slash + 1))
        {
            if (_names.Contains(name[..slash]))
                return false;
            _folders.Add(name[..slash]);
        }

        return !_folders.Contains(name) && _names.Add(name);
    }

    private async Task WriteAsync(
        UntrustedTarReader tar, TarHeader entry, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = entry.Mode & AllowedModes;
        await using var file = new FileStream(path, options);
        await tar.CopyContentAsync(file, cancellationToken);
        _files.Add(entry.Name);
    }

    private static bool IsSafe(string name) =>
        GlobPattern.IsInsideRoot(name)
        && !name.Contains("//", StringComparison.Ordinal)
        && !name.Split('/').Contains(".")
        && !name.Any(char.IsControl)
        && name.Length <= MaxPathLength
        && name.Split('/').All(static part => Encoding.UTF8.GetByteCount(part) <= MaxNameBytes);

    private async Task<ParseResult<ZappProject>> ReadProjectAsync(string staging, CancellationToken cancellationToken)
    {
        if (!_files.Contains(JobDescription.FileName))
        {
            _bag.Add(
                ZeroCloudRules.NoJobDescription, "", $"The bundle has no '{JobDescription.FileName}'; make it anew.");
        }

        if (!_files.Contains(ZappProject.FileName))
        {
            _bag.Add(ZeroCloudRules.NoProject, "", $"The bundle has no '{ZappProject.FileName}'; make it anew.");
            return new ParseResult<ZappProject>(null, []);
        }

        await using var stream = File.OpenRead(Path.Combine(staging, ZappProject.FileName));
        return await ZappProjectReader.ReadAsync(stream, cancellationToken: cancellationToken);
    }
}
