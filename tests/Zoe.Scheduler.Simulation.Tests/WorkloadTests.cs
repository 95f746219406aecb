using System.IO.Compression;
using System.Text;
using Zoe.Scheduler.Simulation.Reports;
using Zoe.Scheduler.Simulation.Workloads;

namespace Zoe.Scheduler.Simulation.Tests;

public class WorkloadTests
{
    [Fact]
    public void The_research_workload_has_the_requested_distribution_and_load()
    {
        var options = new ResearchOptions { Applications = 5000, Load = 0.7 };
        var workload = ResearchWorkload.Generate(options);
        var applications = workload.Applications;
        var coreSeconds = applications.Sum(a => a.Components * a.Duration.TotalSeconds * a.Demand.Millicores);
        var byteSeconds = applications.Sum(a => a.Components * a.Duration.TotalSeconds * a.Demand.MemoryBytes);
        var capacity = ResearchWorkload.NodeCapacity;
        var nodeSeconds = options.Nodes * options.Span.TotalSeconds;

        applications.Length.ShouldBe(5000);
        (applications.Count(a => a.Elastic > 0) / 5000.0).ShouldBe(0.8, 0.03);
        applications.ShouldAllBe(a => a.Demand.Millicores <= 6400 && a.Demand.MemoryBytes <= (long)(25.6 * (1L << 30)));
        applications.ShouldAllBe(a => a.Duration >= TimeSpan.FromSeconds(30) && a.Duration <= TimeSpan.FromDays(9));
        applications.ShouldAllBe(a => a.Elastic == 0 || a.Core <= 4);
        Math.Max(coreSeconds / capacity.Millicores, byteSeconds / capacity.MemoryBytes).ShouldBe(0.7 * nodeSeconds, 0.01 * nodeSeconds);
        ResearchWorkload.Generate(options).Applications.ShouldBe(applications);
        ResearchWorkload.Generate(options with { Seed = 2 }).Applications.ShouldNotBe(applications);
    }

    [Fact]
    public void A_compressed_SWF_log_is_read()
    {
        var path = WriteTemporary(".swf.gz", """
            ; Version: 2.2
              1   10 -1 100  4 -1 -1  4 -1 -1 1 1 1 -1 -1 -1 -1 -1
              2   20 -1  -1  4 -1 -1  4 -1 -1 0 1 1 -1 -1 -1 -1 -1
              3   30 -1  50 -1 -1 -1  2 -1 2048 1 1 1 -1 -1 -1 -1 -1
            """);

        SwfWorkload.Read(path, Workload.UniformNodes(1, new Resources(8000, 1 << 30))).Applications.ShouldBe(
        [
            new SimulatedApplication(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(100), 4, 0, new Resources(1000, 0)),
            new SimulatedApplication(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(50), 2, 0, new Resources(1000, 2 << 20)),
        ]);
    }

    [Theory]
    [InlineData("1 2", "line 1: there are 2 fields; field 4 is missing")]
    [InlineData("1 2 3 x 5 6 7 8 9 10 11", "line 1: field 4 is 'x', not a number")]
    public void A_malformed_line_is_rejected_with_its_number(string line, string message)
    {
        var path = WriteTemporary(".swf", line);

        Should.Throw<WorkloadException>(() => SwfWorkload.Read(path, [])).Message
            .ShouldContain(message);
    }

    [Fact]
    public void A_missing_file_is_rejected() =>
        Should.Throw<WorkloadException>(() => SwfWorkload.Read("/nowhere.swf", [])).Message.ShouldBe("There is no file '/nowhere.swf'.");

    [Fact]
    public void Real_traces_are_read_and_simulated()
    {
        var folder = Environment.GetEnvironmentVariable("ZOE_TRACES");
        if (string.IsNullOrEmpty(folder)) Assert.Skip("ZOE_TRACES is not set.");
        var nodes = Workload.UniformNodes(4, ResearchWorkload.NodeCapacity);
        var nasa = SwfWorkload.Read(Path.Combine(folder, "NASA-iPSC-1993-3.1-cln.swf.gz"), nodes);
        var google = GoogleWorkload.Read(
            Path.Combine(folder, "google-cell-init-state.log"), new ResearchOptions { Applications = 300, Nodes = 20 });
        var openb = OpenbWorkload.Read(
            Path.Combine(folder, "openb_node_list_all_node.csv"), Path.Combine(folder, "openb_pod_list_default.csv"));

        nasa.Applications.Length.ShouldBe(18_066);
        openb.Nodes.Length.ShouldBe(1523);
        openb.Applications.Length.ShouldBe(8152);
        foreach (var workload in new[] { nasa, google, openb })
            Simulator.Run(workload, new SchedulerCatalog().Create(new SchedulerOptions())).Finished.ShouldBe(workload.Applications.Length);
    }

    [Fact]
    public void The_report_is_self_contained_with_table_and_charts()
    {
        var workload = ResearchWorkload.Generate(new ResearchOptions { Applications = 100, Nodes = 3, Span = TimeSpan.FromDays(1) });
        PolicyRun Run(string mode) => new(mode, "fifo", "average",
            Simulator.Run(workload, new SchedulerCatalog().Create(new SchedulerOptions { Mode = mode })));

        var page = HtmlReport.Render(workload, [Run("flexible"), Run("rigid")], "zoe simulate <x>");

        page.Split("<svg").Length.ShouldBe(7);
        page.ShouldContain("Ratios are to rigid / fifo.");
        page.ShouldContain("zoe simulate &lt;x&gt;");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("src=");
        page.ShouldNotContain("NaN");
    }

    private static string WriteTemporary(string extension, string text)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        using var file = File.Create(path);
        using var stream = extension.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file;
        stream.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }
}
