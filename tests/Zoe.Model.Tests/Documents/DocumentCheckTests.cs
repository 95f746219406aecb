using System.Text;
using Zoe.Model.Documents;
using Zoe.Model.Tests.Golden;

namespace Zoe.Model.Tests.Documents;

/// <summary>Checks of documents before they are started.</summary>
public class DocumentCheckTests
{
    [Fact]
    public void Volumes_and_format_2_have_warnings_about_the_start()
    {
        var volume = File.ReadAllText(GoldenFolder.PathOf("start", "volume.json"));
        var version2 = File.ReadAllText(GoldenFolder.PathOf("start", "version-2.json"));

        GoldenFolder.Compare("start", "volume.diagnostics", Check(volume));
        GoldenFolder.Compare("start", "version-2.diagnostics", Check(version2));
    }

    [Theory]
    [InlineData("{\"a\": 1,}")]
    [InlineData("{} // why")]
    public void Syntax_errors_do_not_mention_reader_options(string text) =>
        Check(text).ShouldNotContain("reader options");

    private static string Check(string text) =>
        GoldenFolder.Text(DocumentCheck.Check(DocumentKind.ZApp, Encoding.UTF8.GetBytes(text)));
}
