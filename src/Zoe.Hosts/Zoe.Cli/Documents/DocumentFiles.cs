using Zoe.Model.Documents;
using Zoe.Model.Limits;

namespace Zoe.Cli.Documents;

/// <summary>Finds and reads the documents of a command line.</summary>
internal static class DocumentFiles
{
    /// <summary>Searches subfolders, except hidden ones and links.</summary>
    private static readonly EnumerationOptions DocumentSearch = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>Replaces folders by the documents in them and their subfolders.</summary>
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

            if (!found) throw new CliException($"There are no .json or .yaml files in {path}.");
        }
    }

    /// <summary>Reads a file up to the size limit of documents.</summary>
    /// <exception cref="CliException">It cannot be read.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            // One byte more than the limit lets the reader detect a document that is too large.
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
