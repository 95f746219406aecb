using System.Text;

namespace Zoe.Model.Tests;

/// <summary>What is said of a document before it is started.</summary>
public class DocumentCheckTests
{
    [Fact]
    public void A_volume_and_format_2_are_told_as_start_will_find_them()
    {
        var volume = File.ReadAllText(GoldenFolder.PathOf("start", "volume.json"));
        var version2 = File.ReadAllText(GoldenFolder.PathOf("start", "version-2.json"));

        GoldenFolder.Compare("start", "volume.diagnostics", Check(volume));
        GoldenFolder.Compare("start", "version-2.diagnostics", Check(version2));
    }

    [Theory]
    [InlineData("{\"a\": 1,}")]
    [InlineData("{} // why")]
    public void Broken_text_is_explained_without_advice_to_programmers(string text) =>
        Check(text).ShouldNotContain("reader options");

    private static string Check(string text) =>
        GoldenFolder.Text(DocumentCheck.Check(DocumentKind.ZApp, Encoding.UTF8.GetBytes(text)));
}
