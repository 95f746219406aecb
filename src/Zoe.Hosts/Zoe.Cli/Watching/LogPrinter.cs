using System.Text;
using System.Text.Json;
using Zoe.Cli.Api;
using Zoe.Cli.Commands;
using Zoe.Cli.Output;

namespace Zoe.Cli.Watching;

/// <summary>
/// Prints the log of a service. A log is always sent from its beginning, so after a broken connection the part that
/// was printed already is skipped and nothing is lost or doubled.
/// </summary>
internal sealed class LogPrinter(CommandContext context, Retry retry)
{
    private long _printed;

    public async Task PrintAsync(long serviceId, bool follow, CancellationToken cancellationToken)
    {
        await using var output = Console.OpenStandardOutput();
        await using var lines = context.Json ? new JsonLineStream(output, serviceId) : null;
        Stream target = lines ?? output;
        await retry.RunAsync(
            async () =>
            {
                await CopyAsync(serviceId, follow, target, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    private async Task CopyAsync(long serviceId, bool follow, Stream output, CancellationToken cancellationToken)
    {
        using var response = await context.Client.OpenLogAsync(serviceId, follow, cancellationToken);
        await using var log = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[16 * 1024];
        var position = 0L;
        int read;
        while ((read = await log.ReadAsync(buffer, cancellationToken)) > 0)
        {
            var skip = (int)Math.Clamp(_printed - position, 0, read);
            position += read;
            if (skip == read) continue;
            await output.WriteAsync(buffer.AsMemory(skip, read - skip), cancellationToken);
            await output.FlushAsync(cancellationToken);
            _printed = position;
        }
    }
}
