using Zoe.Cli.Api;
using Zoe.Cli.Commands;
using Zoe.Cli.Output;

namespace Zoe.Cli.Watching;

/// <summary>
/// Prints the log of a service. The server tells with each piece from where to go on, so after a broken connection
/// nothing is lost or doubled; what was deleted there meanwhile it says itself.
/// </summary>
internal sealed class LogPrinter(CommandContext context, Retry retry)
{
    private string? _cursor;

    /// <param name="serviceId">Whose log.</param>
    /// <param name="beginning">Where it begins, as a query, escaped; empty for its beginning.</param>
    /// <param name="others">What else is asked of it.</param>
    /// <param name="prefix">Stands before each line; null for none.</param>
    /// <param name="cancellationToken">Stops printing.</param>
    public async Task PrintAsync(
        long serviceId, string beginning, string others, string? prefix, CancellationToken cancellationToken)
    {
        await using var output = Console.OpenStandardOutput();
        await using LineStream? lines = context.Json ? new JsonLineStream(output, serviceId)
            : prefix is not null ? new PrefixedLineStream(output, prefix)
            : null;
        Stream target = lines ?? output;
        await retry.RunAsync(
            async () =>
            {
                await CopyAsync(serviceId, $"{(_cursor is null ? beginning : $"from={_cursor}")}&{others}&cursors=true", target, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    private async Task CopyAsync(long serviceId, string query, Stream output, CancellationToken cancellationToken)
    {
        using var response = await context.Client.OpenLogAsync(serviceId, query.TrimStart('&'), cancellationToken);
        await using var log = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var (bytes, cursor) in LogPieces.ReadAsync(log, cancellationToken))
        {
            await output.WriteAsync(bytes, cancellationToken);
            await output.FlushAsync(cancellationToken);
            _cursor = cursor;
        }
    }
}
