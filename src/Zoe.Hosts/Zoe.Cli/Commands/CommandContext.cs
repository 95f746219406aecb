using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Zoe.Client;

namespace Zoe.Cli.Commands;

/// <summary>What a command works with.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Client">The server; requests are sent once.</param>
/// <param name="Json">True to print for programs.</param>
/// <param name="Time">The clock.</param>
internal sealed record CommandContext(ParseResult Parsed, ZoeClient Client, bool Json, TimeProvider Time)
{
    /// <summary>Long enough for a server to be updated.</summary>
    private static readonly TimeSpan MaxOutage = TimeSpan.FromMinutes(10);

    /// <summary>Results.</summary>
    public static TextWriter Out => Console.Out;

    /// <summary>Everything that is not a result: progress, hints, errors.</summary>
    public static TextWriter Error => Console.Error;

    /// <summary>Prints a document for programs.</summary>
    public static void Print<T>(T document, JsonTypeInfo<T> type) =>
        Out.WriteLine(JsonSerializer.Serialize(document, type));

    /// <summary>A client for waiting and following, which a restart of the server does not end.</summary>
    public ZoeClient CreateWaitingClient() => Client.WithRetry(new RetryOptions
    {
        Timeout = MaxOutage,
        OnRetry = static (failures, _) =>
        {
            if (failures == 2) Error.WriteLine("The server does not answer; trying again.");
        },
    });
}
