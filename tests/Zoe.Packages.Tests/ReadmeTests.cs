using System.Text.RegularExpressions;
using Zoe.TestKit;

namespace Zoe.Packages.Tests;

/// <summary>Each package has a README with an example that was compiled and run, and describes itself.</summary>
public sealed partial class ReadmeTests
{
    public static TheoryData<string> AllPackages => [.. Repository.Packages.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> Libraries => [.. Readme.FirstExamples.Keys];

    [Fact]
    public void Every_library_has_a_first_example() =>
        Repository.Packages.Keys.Except(["Zoe.Cli"]).Order(StringComparer.Ordinal)
            .ShouldBe(Readme.FirstExamples.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_first_example_is_the_code_that_runs(string package) =>
        Readme.FirstExample(package).ShouldBe(
            CodeBlocks.ReadmeParts(Path.Combine(Repository.Examples, Readme.FirstExamples[package])));

    [Theory]
    [MemberData(nameof(AllPackages))]
    public void The_readme_says_how_to_install_the_package(string package)
    {
        var text = File.ReadAllText(Readme.PathOf(package));

        text.ShouldStartWith($"# {package}\n");
        text.ShouldContain(package == "Zoe.Cli" ? $"dotnet tool install {package} " : $"dotnet add package {package}\n");
    }

    /// <summary>NuGet shows the README without the repository around it.</summary>
    [Theory]
    [MemberData(nameof(AllPackages))]
    public void Links_of_the_readme_are_absolute_and_lead_to_files_of_the_repository(string package)
    {
        var links = Link().Matches(File.ReadAllText(Readme.PathOf(package))).Select(match => match.Groups["link"].Value).ToList();

        links.ShouldNotBeEmpty();
        foreach (var link in links)
        {
            link.ShouldStartWith("https://");
            var parts = link.Split("https://github.com/zoe-analytics/zoe/blob/main/");
            if (parts.Length == 2)
                File.Exists(Path.Combine(Repository.Root, parts[1].Split('#')[0])).ShouldBeTrue($"{package} links to {link}");
        }
    }

    [Theory]
    [InlineData("Description")]
    [InlineData("PackageTags")]
    public void Each_package_describes_itself_in_words_of_its_own(string property)
    {
        var texts = Repository.Packages.ToDictionary(
            package => package.Key,
            package => Regex.Match(
                File.ReadAllText(Path.Combine(package.Value, package.Key + ".csproj")),
                $"<{property}>(.+)</{property}>", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups[1].Value);

        texts.Where(text => text.Value.Length == 0).Select(text => text.Key).ShouldBeEmpty();
        texts.Values.ShouldBeUnique();
    }

    [Fact]
    public async Task The_commands_of_the_command_lines_readme_exist()
    {
        var commands = Command().Matches(await File.ReadAllTextAsync(Readme.PathOf("Zoe.Cli"), TestContext.Current.CancellationToken))
            .Select(match => match.Groups["command"].Value).Distinct(StringComparer.Ordinal).ToList();
        commands.Count.ShouldBeGreaterThan(5);

        var help = (await ProgramRun.RunAsync("zoe.dll", ["--help"])).Output;

        foreach (var command in commands) help.ShouldContain($"\n  {command} ");
    }

    [GeneratedRegex(@"\]\((?<link>[^)\s]+)\)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^zoe (?<command>[a-z]+)", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Command();
}
