using System.Text;
using Zoe.Hosting.Executions;

namespace Zoe.Hosting.Tests.Engine.Lifecycle;

/// <summary>The diagram of the documentation is that of the table of transitions.</summary>
public sealed class TransitionDiagramTests
{
    private const string Begin = "<!-- transitions: generated, see TransitionDiagramTests -->\n";
    private const string End = "<!-- end of transitions -->";

    /// <summary>With <c>ZOE_UPDATE_GOLDENS=1</c> it writes the diagram instead.</summary>
    [Fact]
    public async Task The_diagram_of_the_page_is_that_of_the_table()
    {
        var file = Path.Combine(FindRoot(), "docs", "executions.md");
        var page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ZOE_UPDATE_GOLDENS") == "1")
        {
            page = page[..begin] + Create() + page[end..];
            await File.WriteAllTextAsync(file, page, TestContext.Current.CancellationToken);
            return;
        }

        page[begin..end].ShouldBe(Create());
    }

    private static string Create()
    {
        var diagram = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        foreach (var status in Enum.GetValues<ExecutionStatus>()) diagram.Append($"    {status}: {status.ToName()}\n");
        diagram.Append($"    [*] --> {ExecutionStatus.Submitted}\n");
        foreach (var transition in ExecutionTransitions.All)
            diagram.Append($"    {transition.From} --> {transition.To}: {transition.Cause}\n");
        foreach (var status in Enum.GetValues<ExecutionStatus>().Where(status => !status.IsActive()))
            diagram.Append($"    {status} --> [*]\n");
        return diagram.Append("```\n").ToString();
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Zoe.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
