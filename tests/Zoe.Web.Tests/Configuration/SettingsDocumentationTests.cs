using Zoe.Hosting.Server.Configuration;
using Zoe.Hosting.Server.Configuration.Sources;

namespace Zoe.Web.Tests.Configuration;

/// <summary>The page about the configuration has the tables of all options.</summary>
public sealed class SettingsDocumentationTests
{
    private const string Begin = "<!-- options: generated, see SettingsDocumentationTests -->\n";
    private const string End = "<!-- end of options -->";

    /// <summary>With <c>ZOE_UPDATE_GOLDENS=1</c> it writes the tables instead.</summary>
    [Fact]
    public async Task The_tables_of_the_page_are_those_of_the_options()
    {
        var file = Path.Combine(FindRoot(), "docs", "configuration.md");
        var page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ZOE_UPDATE_GOLDENS") == "1")
        {
            page = page[..begin] + SettingsTable.Create() + page[end..];
            await File.WriteAllTextAsync(file, page, TestContext.Current.CancellationToken);
            return;
        }

        page[begin..end].ShouldBe(SettingsTable.Create());
    }

    [Fact]
    public void Every_page_that_an_option_refers_to_exists()
    {
        foreach (var setting in Setting.All.Where(setting => setting.Format.See is not null))
            File.Exists(Path.Combine(FindRoot(), "docs", setting.Format.See!.Split('#')[0])).ShouldBeTrue(setting.Key);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Zoe.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
