using System.CommandLine;
using Zoe.Cli.Output;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe info</c>: version and deployment of the server; needs no login.</summary>
internal static class InfoCommand
{
    public static Command Create(GlobalOptions globals) =>
        globals.WithServerAction(new Command("info", "Show the server's version and deployment"), async (context, cancellation) =>
        {
            var info = await context.Client.GetInfoAsync(cancellation);
            if (context.Json)
            {
                CommandContext.Print(info, PrintedJsonContext.Default.InfoDocument);
                return ExitCodes.Success;
            }

            PlainTable.WritePairs(
            [
                ("Zoe version", info.Version),
                ("API version", info.ApiVersion),
                ("ZApp format", info.ApplicationFormatVersion.ToString()),
                ("Deployment", info.DeploymentName),
                .. info.Role is { } role ? new[] { ("This host", $"{role}, epoch of the leader {info.LeaderEpoch}") } : [],
            ]);
            return ExitCodes.Success;
        }, needsLogin: false);
}
