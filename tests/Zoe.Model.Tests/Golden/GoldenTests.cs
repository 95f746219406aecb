using System.Text.Json;
using Zoe.Model.Diagnostics;
using Zoe.Model.Limits;

namespace Zoe.Model.Tests.Golden;

public class GoldenTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var format in GoldenFormat.All)
            {
                foreach (var name in GoldenFolder.Cases(format.Name, format.Extension))
                    data.Add(format.Name, name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Diagnostics_and_output_match_the_golden_files(string folder, string name)
    {
        var format = GoldenFormat.Of(folder);
        var input = File.ReadAllBytes(GoldenFolder.PathOf(folder, name + format.Extension));

        var (diagnostics, output) = format.Read(input, Limits(folder, name));

        GoldenFolder.Compare(folder, name + ".diagnostics", GoldenFolder.Text(diagnostics));
        GoldenFolder.Compare(folder, name + ".output", output);
        diagnostics.Where(static diagnostic => !diagnostic.Message.EndsWith('.') && !diagnostic.Message.EndsWith('?'))
            .ShouldBeEmpty("messages are sentences");
    }

    [Fact]
    public void Every_rule_has_a_golden_case()
    {
        var seen = Directory.EnumerateFiles(GoldenFolder.Root, "*.diagnostics", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(static line => line[line.IndexOf("ZOE", StringComparison.Ordinal)..][..7])
            .ToHashSet();

        DiagnosticRules.All.Select(static rule => rule.Code).Except(seen).ShouldBeEmpty();
    }

    [Fact]
    public void Codes_are_unique_and_in_order() =>
        DiagnosticRules.All.Select(static rule => rule.Code)
            .ShouldBe(DiagnosticRules.All.Select(static rule => rule.Code).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Limits of one case, from an optional file.</summary>
    private static ReadLimits Limits(string folder, string name)
    {
        var path = GoldenFolder.PathOf(folder, name + ".limits");
        return File.Exists(path)
            ? JsonSerializer.Deserialize<ReadLimits>(File.ReadAllText(path))!
            : ReadLimits.Default;
    }
}
