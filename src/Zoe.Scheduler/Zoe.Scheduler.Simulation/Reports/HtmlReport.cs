using System.Globalization;
using System.Net;
using System.Text;

namespace Zoe.Scheduler.Simulation.Reports;

/// <summary>A self-contained HTML report on several runs of one workload: a table and SVG charts.</summary>
public static class HtmlReport
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:68rem;margin:2rem auto;padding:0 1rem;color:#1c2733}
        table{border-collapse:collapse;margin:1rem 0}td,th{padding:.3rem .7rem;border-bottom:1px solid #d8dee6;text-align:right}
        td:first-child,th:first-child{text-align:left}figure{margin:2rem 0}figcaption{font-weight:600}svg{max-width:100%;height:auto}
        """;

    /// <summary>
    /// Renders the report. Ratios are to the first run with mode <c>rigid</c> and order <c>fifo</c>, or else to the first run.
    /// </summary>
    public static string Render(Workload workload, IReadOnlyList<PolicyRun> runs, string command)
    {
        ArgumentNullException.ThrowIfNull(workload);
        ArgumentNullException.ThrowIfNull(runs);
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Zoe simulation</title><style>")
            .Append(Style).Append("</style><body><h1>Zoe simulation</h1><p>")
            .Append(WebUtility.HtmlEncode(workload.Name)).Append("; ")
            .Append(workload.Nodes.Length).Append(" nodes.</p><p><code>").Append(WebUtility.HtmlEncode(command))
            .Append("</code></p>");
        Table(page, runs);
        foreach (var chart in ReportCharts.All(runs))
            page.Append("<figure><figcaption>").Append(WebUtility.HtmlEncode(chart.Title)).Append("</figcaption>")
                .Append(chart.ToSvg()).Append("</figure>");
        return page.Append("</body></html>\n").ToString();
    }

    private static void Table(StringBuilder page, IReadOnlyList<PolicyRun> runs)
    {
        var reference = ReportCharts.Reference(runs);
        page.Append("<table><tr><th>policy</th><th>turnaround median</th><th>ratio</th><th>mean</th><th>ratio</th><th>p95</th>")
            .Append("<th>queue time median</th><th>slowdown median</th><th>preempted</th><th>never started</th></tr>");
        foreach (var run in runs)
        {
            var (turnaround, other) = (run.Run.Turnaround, reference.Run.Turnaround);
            page.Append("<tr><td>").Append(WebUtility.HtmlEncode($"{run.Label} / {run.Placement}")).Append("</td>")
                .Append(Cell(Seconds(turnaround.P50))).Append(Cell(Ratio(turnaround.P50, other.P50)))
                .Append(Cell(Seconds(turnaround.Mean))).Append(Cell(Ratio(turnaround.Mean, other.Mean)))
                .Append(Cell(Seconds(turnaround.P95))).Append(Cell(Seconds(run.Run.QueueTime.P50)))
                .Append(Cell(run.Run.Slowdown.P50.ToString("0.##", CultureInfo.InvariantCulture)))
                .Append(Cell(run.Run.Preempted.ToString(CultureInfo.InvariantCulture)))
                .Append(Cell(run.Run.NeverStarted.ToString(CultureInfo.InvariantCulture))).Append("</tr>");
        }

        page.Append("</table><p>Ratios are to ").Append(WebUtility.HtmlEncode(reference.Label)).Append(".</p>");
    }

    private static string Cell(string text) => $"<td>{text}</td>";

    private static string Ratio(double value, double other) =>
        other == 0 ? "–" : (value / other).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Seconds(double seconds) => seconds.ToString("#,0", CultureInfo.InvariantCulture) + " s";
}
