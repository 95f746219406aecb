using Zoe.Model.Shop;
using Zoe.Model.Tests.Golden;

namespace Zoe.Model.Tests.Docs;

public class ReadmeTests
{
    private const int MaxLines = 30;

    [Fact]
    public void The_readme_sample_runs()
    {
        var listing = new ShopZApp
        {
            Category = "Notebooks",
            Name = "Jupyter",
            Description = "notebook.json",
            ReadableDescr = "",
            Parameters =
            [
                new ShopParameter
                {
                    Kind = ShopParameterKind.Environment,
                    Name = "NB_USER",
                    ReadableName = "User",
                    Description = "Name of the user in the notebook",
                    Type = ShopParameterType.Text,
                    Default = new ParameterValue("{user_name}", null),
                },
            ],
        };

        ReadmeSample.Run(
            GoldenFolder.PathOf("zapp-v3", "seed-notebook.json"),
            GoldenFolder.PathOf("convert", "seed-notebook.json"),
            listing).ShouldBe("True jupyter0-12-prod ada True");
    }

    [Fact]
    public void The_readme_contains_the_tested_sample()
    {
        var source = File.ReadAllLines(
            Path.Combine(GoldenFolder.Repository, "tests", "Zoe.Model.Tests", "Docs", "ReadmeSample.cs"));
        var code = source
            .SkipWhile(static line => !line.Contains("// <readme>"))
            .Skip(1)
            .TakeWhile(static line => !line.Contains("// </readme>"))
            .Select(static line => line.Length > 8 ? line[8..] : "")
            .ToList();
        var readme = File.ReadAllText(Path.Combine(GoldenFolder.Repository, "src", "Zoe.Model", "Zoe.Model", "README.md"));

        code.Count.ShouldBeLessThan(MaxLines);
        readme.ShouldContain($"```csharp\n{string.Join('\n', code)}\n```");
    }
}
