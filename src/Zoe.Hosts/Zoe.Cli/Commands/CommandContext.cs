using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Zoe.Client;

namespace Zoe.Cli.Commands;

/// <summary>Context of a command.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Client">The client, without retries.</param>
/// <param name="Json">True for JSON output.</param>
/// <param name="Time">The clock.</param>
internal sealed record CommandContext(ParseResult Parsed, ZoeClient Client, bool Json, TimeProvider Time)
{
    /// <summary>Long enough for an update of the server.</summary>
    private static readonly TimeSpan MaxOutage = TimeSpan.FromMinutes(10);

    /// <summary>Standard output, for results.</summary>
    public static TextWriter Out => Console.Out;

    /// <summary>Standard error, for progress, hints and errors.</summary>
    public static TextWriter Error => Console.Error;

    /// <summary>Prints a document as JSON.</summary>
    public static void Print<T>(T document, JsonTypeInfo<T> type) =>
        Out.WriteLine(JsonSerializer.Serialize(document, type));

    /// <summary>A client with retries for waiting and following, which survives a restart of the server.</summary>
    public ZoeClient CreateWaitingClient() => Client.WithRetry(new RetryOptions
    {
        Timeout = MaxOutage,
        OnRetry = static (failures, _) =>
        {
            if (failures == 2) Error.WriteLine("The server is not reachable; retrying.");
        },
    });
}
