using Zoe.Model;

namespace Zoe.Cli.Output;

/// <summary>Reads ZApps from files.</summary>
internal static class ZAppFile
{
    public static async Task<ParseResult<ZApp>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return await ZAppReader.ReadAsync(stream, cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{path} cannot be read: {exception.Message}");
        }
    }
}
