using Zoe.Cli.Documents;
using Zoe.Model;

namespace Zoe.Cli.Output;

/// <summary>Reads ZApps from files.</summary>
internal static class ZAppFile
{
    /// <summary>A ZApp of either format as format 3; of format 2 with warnings for what is lost.</summary>
    public static async Task<ParseResult<ZApp>> ReadAsync(string path, CancellationToken cancellationToken) =>
        ZAppDocument.Read(await DocumentFiles.ReadAsync(path, cancellationToken));
}
