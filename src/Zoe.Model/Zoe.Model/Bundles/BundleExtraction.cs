using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Zoe.Model;

/// <summary>Unpacks one bundle into a folder beside the target, and puts that in place only when all went well.</summary>
internal sealed class BundleExtraction(string target, BundleLimits limits)
{
    private const UnixFileMode Kept =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Bytes that a file name has at most on common systems.</summary>
    private const int LongestName = 255;

    /// <summary>Characters that a path in a bundle may have, so that there is room for the folder before it.</summary>
    private const int LongestPath = 1024;

    /// <summary>What this system takes for one name.</summary>
    private static readonly StringComparer Names = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        ? StringComparer.OrdinalIgnoreCase
        : StringComparer.Ordinal;

    private readonly DiagnosticBag _bag = new(ReadLimits.Default.MaxDiagnostics);
    private readonly HashSet<string> _seen = new(Names);
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

        var work = $"{Path.TrimEndingDirectorySeparator(_target)}.{Path.GetRandomFileName()}";
        Directory.CreateDirectory(work);
        try
        {
            await UnpackAsync(input, work, cancellationToken);
            if (_bag.HasErrors)
                return Failed();
            var project = await ReadProjectAsync(work, cancellationToken);
            if (project.Value is null || _bag.HasErrors)
                return new ParseResult<Bundle>(null, [.. project.Diagnostics, .. _bag.WithoutText()]);
            if (Directory.Exists(_target))
                Directory.Delete(_target);
            Directory.Move(work, _target);
            return new ParseResult<Bundle>(new Bundle(project.Value, _files.ToImmutable()), project.Diagnostics);
        }
        finally
        {
            if (Directory.Exists(work))
                Directory.Delete(work, recursive: true);
        }
    }

    private ParseResult<Bundle> Failed() => new(null, _bag.WithoutText());

    private async Task UnpackAsync(Stream input, string work, CancellationToken cancellationToken)
    {
        try
        {
            await using var gzip = new GZipStream(input, CompressionMode.Decompress, leaveOpen: true);
            var tar = new TarArchive(gzip);
            for (var count = 0; await tar.NextAsync(cancellationToken) is { } entry; count++)
            {
                if (count >= limits.MaxEntries)
                {
                    _bag.Add(
                        ZeroCloudRules.BundleTooLarge, "", $"There are more than {limits.MaxEntries} files, the limit.");
                    return;
                }

                if (!await UnpackEntryAsync(tar, entry, work, cancellationToken))
                    return;
            }
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            _bag.Add(ZeroCloudRules.NotABundle, "", $"This is not a bundle: {error.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>False when the limit is reached and nothing more is to be read.</summary>
    private async Task<bool> UnpackEntryAsync(
        TarArchive tar, TarItem entry, string work, CancellationToken cancellationToken)
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
                $"'{TextChecks.Short(name)}' is no plain file but a {entry.KindName}; do not trust this bundle.");
            return true;
        }

        if (!IsSafe(name) || (entry.IsFile && name.EndsWith('/')))
        {
            _bag.Add(
                ZeroCloudRules.UnsafeEntry, "", $"'{TextChecks.Short(name)}' leaves the folder or is no path; do not trust this bundle.");
            return true;
        }

        if (entry.IsFolder)
            return true;
        if (!Claim(name))
        {
            _bag.Add(
                ZeroCloudRules.DuplicateEntry,
                "",
                $"'{TextChecks.Short(name)}' is there twice, or both as file and as folder; do not trust this bundle.");
            return true;
        }

        if (!_bag.HasErrors)
            await WriteAsync(tar, entry, Path.Combine(work, name), cancellationToken);
        return true;
    }

    /// <summary>False when the name, or a folder on the way to it, is taken by a file, or the name by a folder.</summary>
    private bool Claim(string name)
    {
        for (var slash = name.IndexOf('/'); slash >= 0; slash = name.IndexOf('/', slash + 1))
        {
            if (_seen.Contains(name[..slash]))
                return false;
            _folders.Add(name[..slash]);
        }

        return !_folders.Contains(name) && _seen.Add(name);
    }

    private async Task WriteAsync(
        TarArchive tar, TarItem entry, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = entry.Mode & Kept;
        await using var file = new FileStream(path, options);
        await tar.CopyContentAsync(file, cancellationToken);
        _files.Add(entry.Name);
    }

    private static bool IsSafe(string name) =>
        GlobPattern.StaysInside(name)
        && !name.Contains("//", StringComparison.Ordinal)
        && !name.Split('/').Contains(".")
        && !name.Any(char.IsControl)
        && name.Length <= LongestPath
        && name.Split('/').All(static part => Encoding.UTF8.GetByteCount(part) <= LongestName);

    private async Task<ParseResult<ZappProject>> ReadProjectAsync(string work, CancellationToken cancellationToken)
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

        await using var stream = File.OpenRead(Path.Combine(work, ZappProject.FileName));
        return await ZappProjectReader.ReadAsync(stream, cancellationToken: cancellationToken);
    }
}
