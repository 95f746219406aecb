using System.CommandLine;
using Zoe.Cli.Output;
using Zoe.Client.Documents;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe endpoints</c>: the links to an execution's web interfaces.</summary>
internal static class EndpointsCommand
{
    private static readonly Argument<long> Id = CommonArguments.ExecutionId();

    public static Command Create(GlobalOptions globals) =>
        globals.WithServerAction(new Command("endpoints", "Show the links of an execution") { Id }, async (context, cancellation) =>
        {
            var endpoints = await context.Client.GetEndpointsAsync(context.Parsed.GetRequiredValue(Id), cancellation);
            if (context.Json) CommandContext.Print(new EndpointsDocument(endpoints), PrintedJsonContext.Default.EndpointsDocument);
            else
                foreach (var endpoint in endpoints) CommandContext.Out.WriteLine(Describe(endpoint, context.Client.Address));
            return ExitCodes.Success;
        });

    /// <summary>A link on one line: its name, its URL, and the URL on the server that forwards to it.</summary>
    public static string Describe(EndpointDocument endpoint, Uri server)
    {
        var line = $"{endpoint.Name}  {endpoint.Url}";
        if (endpoint.ProxyPath is { } path) line += $"  {new Uri(server, path)}";
        return Printable.Line(line);
    }
}
