using System.Text.RegularExpressions;

namespace Zoe.Model.Tests;

/// <summary>The page about a ZApp's environment says what the code does.</summary>
public partial class EnvironmentDocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(GoldenFolder.Repository, "docs", "zapp-environment.md"));

    [Fact]
    public void Every_variable_that_services_get_is_documented_and_no_other()
    {
        var code = File.ReadAllText(Path.Combine(
            GoldenFolder.Repository, "src", "Zoe.Hosts", "Zoe.Hosting", "Engine", "Commands", "ServiceSpecs.cs"));
        var set = VariableInCode().Matches(code).Select(match => match.Groups["name"].Value)
            .Append(code.Contains("\"REVERSE_PROXY_PATH_{", StringComparison.Ordinal) ? "REVERSE_PROXY_PATH_port" : "none");

        VariableInPage().Matches(Page).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal)
            .ShouldBe(set.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_placeholder_is_documented()
    {
        foreach (var name in PlaceholderNames.Environment.Concat(PlaceholderNames.Url))
            Page.ShouldContain($"`{{{name}}}`");
    }

    [GeneratedRegex("KeyValuePair\\.Create\\(\"(?<name>[A-Z_]+)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex VariableInCode();

    [GeneratedRegex("^\\| `(?<name>[A-Z_]+(port)?)` \\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex VariableInPage();
}
