using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zoe.Backends;
using Zoe.Hosting.Diagnostics;
using Zoe.Hosting.Sqlite;

namespace Zoe.Hosting.OpenTelemetry.Tests;

/// <summary>The page about monitoring has the metrics of the code, and settings for Prometheus that are valid.</summary>
public sealed partial class MetricsTableTests
{
    private const string Begin = "<!-- metrics: generated, see MetricsTableTests -->\n";
    private const string End = "<!-- end of metrics -->";

    private static string PagePath { get; } = Path.Combine(FindRoot(), "docs", "monitoring.md");

    /// <summary>With <c>ZOE_UPDATE_GOLDENS=1</c> it writes the table instead.</summary>
    [Fact]
    public async Task The_table_of_the_page_has_all_metrics()
    {
        var page = await File.ReadAllTextAsync(PagePath, TestContext.Current.CancellationToken);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        var table = "| metric | Prometheus | unit | what it is |\n|---|---|---|---|\n" + string.Concat(Instruments().Select(one =>
            $"| `{one.Name}` | `{PrometheusName(one)}` | {one.Unit!.Trim('{', '}')} | {one.Description} |\n"));
        if (Environment.GetEnvironmentVariable("ZOE_UPDATE_GOLDENS") == "1")
            await File.WriteAllTextAsync(PagePath, page[..begin] + table + page[end..], TestContext.Current.CancellationToken);
        else
            page[begin..end].ShouldBe(table);
    }

    [Fact]
    public async Task The_alert_rules_of_the_page_name_metrics_that_exist()
    {
        var names = Instruments().Select(PrometheusName).ToHashSet(StringComparer.Ordinal);

        foreach (var rules in await BlocksAsync("groups:"))
            foreach (var name in ZoeMetric().Matches(rules).Select(match => Suffix().Replace(match.Value, "")))
                names.ShouldContain(name);
    }

    [Theory]
    [InlineData("groups:", "rules")]
    [InlineData("scrape_configs:", "config")]
    public async Task Prometheus_accepts_the_settings_of_the_page(string first, string kind)
    {
        var promtool = Environment.GetEnvironmentVariable("ZOE_TEST_PROMTOOL") ?? "/usr/bin/promtool";
        if (!File.Exists(promtool)) Assert.Skip("There is no promtool: install Debian's package prometheus, or set ZOE_TEST_PROMTOOL.");
        var block = (await BlocksAsync(first)).ShouldHaveSingleItem();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, block, TestContext.Current.CancellationToken);
        string[] options = kind == "config" ? ["--syntax-only"] : [];
        using var check = Process.Start(new ProcessStartInfo(promtool, ["check", kind, .. options, file]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var text = await check.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) + await check.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await check.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.Delete(file);

        check.ExitCode.ShouldBe(0, text);
    }

    private static async Task<IReadOnlyList<string>> BlocksAsync(string first) =>
        [.. (await File.ReadAllTextAsync(PagePath)).Split("```yaml\n").Skip(1).Select(rest => rest.Split("```")[0]).Where(block => block.StartsWith(first, StringComparison.Ordinal))];

    private static List<Instrument> Instruments()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddZoe().UseSqlite().UseVirtualCluster(nodes: 1);
        using var host = builder.Build();
        var found = new List<Instrument>();
        using var listener = new MeterListener();
        var scope = host.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == ZoeDiagnostics.MeterName && instrument.Meter.Scope == scope) found.Add(instrument);
        };
        listener.Start();
        _ = host.Services.GetRequiredService<IExecutions>();
        return [.. found.OrderBy(one => one.Name, StringComparer.Ordinal)];
    }

    private static string PrometheusName(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var kind = instrument.GetType().Name;
        var total = kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal) ? "_total" : "";
        return instrument.Name.Replace('.', '_') + unit + total;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Zoe.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"\bzoe_\w+(?=[\[{ )])(?!=)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ZoeMetric();

    [GeneratedRegex("_(?:bucket|count|sum)$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Suffix();
}
