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
                foreach (var endpoint in endpoints.Endpoints) CommandContext.Out.WriteLine(Describe(endpoint, context.Client.Url));
            return ExitCodes.Success;
        });

    /// <summary>A link on one line: its name, where it leads, and where on the server that passes requests on to it.</summary>
    public static string Describe(IReadOnlyList<string?> endpoint, Uri server)
    {
        var parts = endpoint.Take(2).ToList();
        if (endpoint is [_, _, { } path]) parts.Add(new Uri(server, path).ToString());
        return Printable.Line(string.Join("  ", parts));
    }
}
