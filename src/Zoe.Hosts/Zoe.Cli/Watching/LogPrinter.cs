using Zoe.Cli.Output;
using Zoe.Client;

namespace Zoe.Cli.Watching;

/// <summary>Prints the log of a service on standard output.</summary>
internal static class LogPrinter
{
    /// <param name="client">The server.</param>
    /// <param name="serviceId">Id of the service.</param>
    /// <param name="query">Which part of the log.</param>
    /// <param name="json">True for one JSON document per line.</param>
    /// <param name="prefix">Printed before each line; null for none.</param>
    /// <param name="cancellationToken">Stops printing.</param>
    public static async Task PrintAsync(
        ZoeClient client, long serviceId, LogQuery query, bool json, string? prefix, CancellationToken cancellationToken)
    {
        await using var output = Console.OpenStandardOutput();
        await using LineStream? lines = json ? new JsonLineStream(output, serviceId)
            : prefix is not null ? new PrefixedLineStream(output, prefix)
            : null;
        Stream target = lines ?? output;
        await foreach (var chunk in client.ReadLogAsync(serviceId, query, cancellationToken))
        {
            await target.WriteAsync(chunk.Bytes, cancellationToken);
            await target.FlushAsync(cancellationToken);
        }
    }
}
