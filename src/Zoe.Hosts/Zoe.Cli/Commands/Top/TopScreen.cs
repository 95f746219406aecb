using System.Globalization;
using Zoe.Cli.Output;

namespace Zoe.Cli.Commands.Top;

/// <summary>The lines of <c>zoe top</c>.</summary>
internal static class TopScreen
{
    private const double Gibibyte = 1 << 30;

    /// <summary>Nodes get at most this part of the height.</summary>
    private const int NodeShare = 3;

    private static readonly string[] NodeHeadings = ["NODE", "STATE", "CORES used/reserved/free", "GiB used/reserved/free", "SERVICES"];

    private static readonly string[] ExecutionHeadings =
        ["ID", "EXECUTION", "USER", "STATUS", "AGE", "SERVICES", "CORES used/reserved", "GiB used/reserved", "REASON"];

    /// <summary>At most <paramref name="height"/> lines; all when it is null.</summary>
    public static IReadOnlyList<string> Lines(TopSnapshot snapshot, TopOrder order, DateTimeOffset now, int width, int? height)
    {
        var platform = snapshot.Statistics.PlatformStats;
        List<string> lines =
        [
            $"{platform.Nodes.Count} nodes, {platform.ContainerCount} services, "
            + $"{snapshot.Statistics.RunningLength} running, {snapshot.Statistics.QueueLength} queued; "
            + $"reserved {Number(platform.CoresReserved)} of {Number(platform.CoresTotal)} cores, "
            + $"{Number(platform.MemoryReserved / Gibibyte)} of {Number(platform.MemoryTotal / Gibibyte)} GiB",
            "",
        ];
        if (snapshot.Statistics.BackendProblem is { } problem) lines.Insert(1, Printable.Line(problem));
        var nodes = PlainTable.Layout(NodeHeadings, [.. snapshot.SortedNodes(order).Select(node => NodeCells(snapshot, node))], width, []).ToList();
        lines.AddRange(Cut(nodes, height is null ? int.MaxValue : Math.Max(3, height.Value / NodeShare)));
        lines.Add("");
        var executions = PlainTable.Layout(
            ExecutionHeadings, [.. snapshot.SortedExecutions(order).Select(execution => ExecutionCells(snapshot, execution, now))],
            width, ["USER", "AGE", "SERVICES"]).ToList();
        lines.AddRange(Cut(executions, height is null ? int.MaxValue : Math.Max(3, height.Value - lines.Count - 1)));
        return lines;
    }

    private static IEnumerable<string> Cut(List<string> table, int most) => table.Count <= most
        ? table
        : table.Take(most - 1).Append($"… {table.Count - most + 1} more");

    private static string[] NodeCells(TopSnapshot snapshot, Client.Documents.NodeDocument node)
    {
        var usage = snapshot.Of(node);
        return
        [
            Printable.Line(node.Name), node.Disabled ? $"{node.Status}, disabled" : node.Status,
            $"{Number(usage.CoresUsed)}/{Number(node.CoresReserved)}/{Number(node.CoresTotal - node.CoresReserved)}",
            $"{Number(usage.MemoryUsed / Gibibyte)}/{Number(node.MemoryReserved / Gibibyte)}/{Number((node.MemoryTotal - node.MemoryReserved) / Gibibyte)}",
            node.Services.Count.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static string[] ExecutionCells(TopSnapshot snapshot, Client.Documents.ExecutionDocument execution, DateTimeOffset now)
    {
        var usage = snapshot.Of(execution);
        return
        [
            execution.Id.ToString(CultureInfo.InvariantCulture), Printable.Line(execution.Name), Printable.Line(execution.UserName ?? ""),
            execution.Status, Age(now - (execution.TimeStart ?? execution.TimeSubmit)),
            $"{usage.RunningServices}/{execution.Services.Count}",
            $"{Number(usage.CoresUsed)}/{Number(usage.CoresReserved)}",
            $"{Number(usage.MemoryUsed / Gibibyte)}/{Number(usage.MemoryReserved / Gibibyte)}",
            Printable.Line(execution.WaitReason ?? ""),
        ];
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => $"{(int)age.TotalDays}d{age.Hours}h",
        { TotalHours: >= 1 } => $"{(int)age.TotalHours}h{age.Minutes}m",
        { TotalMinutes: >= 1 } => $"{(int)age.TotalMinutes}m{age.Seconds}s",
        _ => $"{Math.Max(0, (int)age.TotalSeconds)}s",
    };

    private static string Number(double amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
}
