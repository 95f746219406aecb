using System.Text.Json;
using Zoe.TestKit;

namespace Zoe.Cli.Tests;

/// <summary>Commands about usage, accounting and the audit log.</summary>
public sealed class MonitoringCommandTests(ServerFixture fixture)
{
    [Fact]
    public async Task What_a_busy_service_uses_is_shown_by_usage_inspect_and_top()
    {
        await using var server = await ServerProcess.StartAsync(environment: new Dictionary<string, string> { ["ZOE_USAGE_INTERVAL"] = "1" });
        var id = await ZoeProgram.StartExecutionAsync(server, "busy", Samples.Batch("sh -c 'while :; do :; done'"));
        ProgramRun usage;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        do
        {
            limit.Token.ThrowIfCancellationRequested();
            usage = await ZoeProgram.RunAsync(server, "usage", id, "--json");
        }
        while (!usage.Output.Contains("used at most", StringComparison.Ordinal));

        var service = JsonElement.Parse(usage.Output)[0];
        service.GetProperty("max_cores").GetDouble().ShouldBeGreaterThan(0);
        service.GetProperty("max_memory").GetInt64().ShouldBeGreaterThan(0);
        (await ZoeProgram.RunAsync(server, "usage", id)).Output.ShouldContain("hello0");
        (await ZoeProgram.RunAsync(server, "inspect", id)).Output.ShouldContain("hello0 used at most");
        var top = await ZoeProgram.RunAsync(server, "top", "--once", "--sort", "Memory");
        top.ExitCode.ShouldBe(0, top.Error);
        top.Output.ShouldContain("1 nodes, 1 services, 1 running, 0 queued");
        top.Output.ShouldContain("busy");
        top.Output.ShouldNotContain("\u001b");
        var document = JsonElement.Parse((await ZoeProgram.RunAsync(server, "top", "--json")).Output);
        document.GetProperty("executions")[0].GetProperty("usage").GetProperty("running_services").GetInt32().ShouldBe(1);
        document.GetProperty("nodes")[0].GetProperty("memory_used").GetInt64().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Accounting_is_a_table_or_comma_separated()
    {
        var csv = await ZoeProgram.RunAsync(fixture.Server, "accounting", "--month", "2020-01", "--csv");
        csv.ExitCode.ShouldBe(0, csv.Error);
        csv.Output.ShouldBe("month,user,reserved_core_hours,used_core_hours,reserved_gib_hours,used_gib_hours\n");
        (await ZoeProgram.RunAsync(fixture.Server, "accounting", "--month", "2020-01", "--json")).Output.Trim().ShouldBe("[]");
        var wrong = await ZoeProgram.RunAsync(fixture.Server, "accounting", "--month", "January");
        wrong.ExitCode.ShouldBe(1);
        wrong.Error.ShouldBe("zoe: month is 'January'; it must be a month such as 2026-11.\n");
    }

    [Fact]
    public async Task The_audit_log_is_listed_and_filtered()
    {
        var id = await ZoeProgram.StartExecutionAsync(fixture.Server, "audited", Samples.Batch("true"));
        ProgramRun audit;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        do
        {
            limit.Token.ThrowIfCancellationRequested();
            audit = await ZoeProgram.RunAsync(fixture.Server, "audit", "--execution", id, "--since", "1h", "--action", "execution.submit");
        }
        while (!audit.Output.Contains("execution.submit", StringComparison.Ordinal));

        audit.Output.ShouldContain($"execution {id}");
        var entry = JsonElement.Parse((await ZoeProgram.RunAsync(fixture.Server, "audit", "--execution", id, "--json")).Output)[0];
        entry.GetProperty("user").GetString().ShouldBe("admin");
        entry.GetProperty("result").GetString().ShouldBe("ok");
    }
}
