using System.Globalization;
using System.Text;

namespace Zoe.Benchmarks.Engine.History;

/// <summary>The response times as Markdown.</summary>
internal static class QueryTable
{
    public static string Format(QueryReport report)
    {
        var text = new StringBuilder();
        var size = report.StoreMebibytes is { } mebibytes ? string.Create(CultureInfo.InvariantCulture, $"; the file has {mebibytes:N0} MiB") : "";
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{report.Executions:N0} executions have ended{size}. The server answered {report.StartSeconds:0.0} s after its start and had {report.ResidentMebibytes} MiB in the end.");
        text.AppendLine();
        text.AppendLine("| request | executions | median | slowest |");
        text.AppendLine("|---|---|---|---|");
        foreach (var query in report.Queries)
            text.AppendLine(CultureInfo.InvariantCulture, $"| `{query.Path}` | {query.Executions} | {query.Median:0.0} ms | {query.Max:0.0} ms |");
        return text.ToString();
    }
}
