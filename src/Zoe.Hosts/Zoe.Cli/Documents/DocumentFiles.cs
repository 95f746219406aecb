using Zoe.Model.Documents;
using Zoe.Model.Limits;

namespace Zoe.Cli.Documents;

/// <summary>Finds and reads the documents that a command line names.</summary>
internal static class DocumentFiles
{
    /// <summary>Subfolders are searched, but not hidden ones and not through links.</summary>
    private static readonly EnumerationOptions DocumentSearch = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>The files, and for each folder the documents in it and its subfolders.</summary>
    /// <exception cref="CliException">A folder has no document.</exception>
    public static IEnumerable<string> Expand(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (!Directory.Exists(path))
            {
                yield return path;
                continue;
            }

            var found = false;
            foreach (var file in Directory.EnumerateFiles(path, "*", DocumentSearch).Order(StringComparer.Ordinal))
            {
                if (DocumentCheck.KindOf(file) is null) continue;
                found = true;
                yield return file;
            }

            if (!found) throw new CliException($"There is no .json and no .yaml file in {path}.");
        }
    }

    /// <summary>A file's content, of which no more is read than a document may have.</summary>
    /// <exception cref="CliException">It cannot be read.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            // One byte more than the limit is enough for the reader to see that the document is too large.
            var content = new byte[Math.Min(stream.Length, ReadLimits.Default.MaxDocumentBytes + 1L)];
            var length = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
            return content[..length];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{path} cannot be read: {exception.Message}");
        }
    }
}
