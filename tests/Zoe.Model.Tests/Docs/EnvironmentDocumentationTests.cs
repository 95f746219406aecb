using System.Text.RegularExpressions;
using Zoe.Model.Placeholders;
using Zoe.Model.Tests.Golden;

namespace Zoe.Model.Tests.Docs;

/// <summary>Compares the documentation of a ZApp's environment with the code.</summary>
public partial class EnvironmentDocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(GoldenFolder.Repository, "docs", "zapp-environment.md"));

    [Fact]
    public void Exactly_the_variables_of_services_are_documented()
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
