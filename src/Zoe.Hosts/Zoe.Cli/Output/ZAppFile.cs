using Zoe.Cli.Documents;
using Zoe.Model;

namespace Zoe.Cli.Output;

/// <summary>Reads ZApps from files.</summary>
internal static class ZAppFile
{
    /// <summary>A ZApp of either format as format 3; with conversion warnings for format 2.</summary>
    public static async Task<ParseResult<ZApp>> ReadAsync(string path, CancellationToken cancellationToken) =>
        ZAppDocument.Read(await DocumentFiles.ReadAsync(path, cancellationToken));
}
