using System.Text.RegularExpressions;
using Zoe.Model;

namespace Zoe.Packages.Tests;

/// <summary>All C# of the documentation is code that is compiled, here or in a sample.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Sources =
        [.. Repository.Files("tests/Zoe.Packages.Tests/Examples", "*.cs"), .. Repository.Files("samples", "*.cs")];

    public static TheoryData<string> WithCode =>
        [.. Repository.Documents.Where(file => CodeBlocks.Of(file).Count > 0).Select(file => Path.GetRelativePath(Repository.Root, file))];

    public static TheoryData<string> All => [.. Repository.Documents.Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(WithCode))]
    public void Blocks_of_code_are_compiled(string document)
    {
        foreach (var block in CodeBlocks.Of(Path.Combine(Repository.Root, document)))
            Sources.Any(source => CodeBlocks.IsIn(block, source)).ShouldBeTrue($"{document}: no compiled file has\n{block}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Relative_links_lead_to_files(string document)
    {
        var file = Path.Combine(Repository.Root, document);
        foreach (var link in Link().Matches(File.ReadAllText(file)).Select(match => match.Groups["link"].Value))
        {
            if (link.Contains("://", StringComparison.Ordinal) || link.StartsWith('#')) continue;
            var target = Path.Combine(Path.GetDirectoryName(file)!, link.Split('#')[0]);
            Path.Exists(target).ShouldBeTrue($"{document} links to {link}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ZApps_are_valid(string document)
    {
        foreach (Match block in Json().Matches(File.ReadAllText(Path.Combine(Repository.Root, document))))
        {
            if (!block.Value.Contains("\"will_end\"", StringComparison.Ordinal)) continue;
            ZAppReader.Read(block.Groups["text"].Value).Diagnostics.ShouldBeEmpty(document);
        }
    }

    [GeneratedRegex("```json\\n(?<text>.*?)\\n```", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Json();

    [GeneratedRegex(@"\]\((?<link>[^)\s]+)\)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();
}
