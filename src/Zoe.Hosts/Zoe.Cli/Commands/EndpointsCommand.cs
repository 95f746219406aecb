using System.CommandLine;
using Zoe.Cli.Api;
using Zoe.Cli.Output;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe endpoints</c>: the links to an execution's web interfaces.</summary>
internal static class EndpointsCommand
{
    private static readonly Argument<long> Id = CommonArguments.ExecutionId();

    public static Command Create(GlobalOptions globals) =>
        globals.Runs(new Command("endpoints", "Show the links of an execution") { Id }, async (context, cancellation) =>
        {
            var endpoints = await context.Client.GetEndpointsAsync(context.Parsed.GetRequiredValue(Id), cancellation);
            if (context.Json) CommandContext.Print(endpoints, ApiJsonContext.Default.EndpointsDocument);
            else
                foreach (var endpoint in endpoints.Endpoints) CommandContext.Out.WriteLine(Describe(endpoint));
            return ExitCodes.Success;
        });

    /// <summary>A link on one line: its name and where it leads.</summary>
    public static string Describe(IReadOnlyList<string?> endpoint) =>
        Printable.Line(string.Join("  ", endpoint.Where(part => part is not null)));
}
