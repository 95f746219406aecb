using System.CommandLine;
using System.Globalization;
using Zoe.Cli.Output;
using Zoe.Client.Documents;

namespace Zoe.Cli.Commands;

/// <summary><c>zoe nodes</c>: lists the nodes with reservations and problems.</summary>
internal static class NodesCommand
{
    private const double Gibibyte = 1 << 30;

    public static Command Create(GlobalOptions globals) =>
        globals.WithServerAction(new Command("nodes", "List the nodes with their state and reservations"), async (context, cancellation) =>
        {
            var nodes = (await context.Client.GetStatisticsAsync(cancellation)).PlatformStats.Nodes;
            if (context.Json)
            {
                CommandContext.Print([.. nodes], PrintedJsonContext.Default.ListNodeDocument);
                return ExitCodes.Success;
            }

            if (nodes.Count == 0) await CommandContext.Error.WriteLineAsync("There are no nodes.");
            else Write(nodes);
            return ExitCodes.Success;
        });

    private static void Write(IReadOnlyList<NodeDocument> nodes) => PlainTable.Write(
        ["NAME", "STATE", "CORES", "MEMORY (GiB)", "SERVICES", "LABELS", "PROBLEM"],
        nodes.Select(node => new[]
        {
            node.Name, State(node), $"{Number(node.CoresReserved)}/{Number(node.CoresTotal)}",
            $"{Number(node.MemoryReserved / Gibibyte)}/{Number(node.MemoryTotal / Gibibyte)}",
            node.Services.Count.ToString(CultureInfo.InvariantCulture), string.Join(',', node.Labels), node.Problem ?? "",
        }),
        "LABELS");

    private static string State(NodeDocument node) => (node.Status, node.Disabled) switch
    {
        ("online", false) => "ready",
        ("online", true) => "disabled",
        (_, true) => "unreachable, disabled",
        _ => "unreachable",
    };

    private static string Number(double amount) => amount.ToString("0.#", CultureInfo.InvariantCulture);
}
