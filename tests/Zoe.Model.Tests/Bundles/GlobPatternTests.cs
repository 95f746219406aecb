using Zoe.Model.Bundles;
using Zoe.Model.Tests.Golden;

namespace Zoe.Model.Tests.Bundles;

public class GlobPatternTests
{
    [Theory]
    [InlineData("*.py", "a.py;b.txt;.c.py;src/d.py", "a.py")]
    [InlineData("src/*", "src/a;src/b;src/deep/c;d", "src/a;src/b;src/deep/c")]
    [InlineData("src", "src/a;src/deep/b;c", "src/a;src/deep/b")]
    [InlineData("**/*.js", "a.js;x/b.js;x/y/c.js;x/d.py", "a.js;x/b.js;x/y/c.js")]
    [InlineData("x/**", "x/a;x/y/b;c", "x/a;x/y/b")]
    [InlineData("**", "a;x/b", "a;x/b")]
    [InlineData("?.txt", "a.txt;ab.txt", "a.txt")]
    [InlineData("[a-c].txt", "a.txt;c.txt;d.txt", "a.txt;c.txt")]
    [InlineData("[!a].txt", "a.txt;b.txt", "b.txt")]
    [InlineData("[]a].txt", "].txt;a.txt;b.txt", "].txt;a.txt")]
    [InlineData(".*", ".hidden;seen", ".hidden")]
    [InlineData("./a//b", "a/b;b", "a/b")]
    [InlineData("a*b*c", "abc;aXbYc;ab;acb", "aXbYc;abc")]
    public async Task Patterns_match_like_in_a_shell(string pattern, string files, string expected)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in files.Split(';'))
            folder.With(file, "x");
        folder.With("zapp.yaml", $"""
            meta: {"{"}name: p{"}"}
            execution: {"{"}groups: [{"{"}name: g, path: "swift://x"{"}"}]{"}"}
            bundling: ["{pattern}"]
            """);

        var result = await ZappBundler.PlanAsync(folder.Path, cancellationToken: TestContext.Current.CancellationToken);

        string.Join(';', result.Value.ShouldNotBeNull(GoldenFolder.Text(result.Diagnostics)).Files.Skip(2)).ShouldBe(expected);
    }
}
