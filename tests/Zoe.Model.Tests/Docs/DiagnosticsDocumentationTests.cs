using System.Text;
using Zoe.Model.Diagnostics;
using Zoe.Model.Tests.Golden;

namespace Zoe.Model.Tests.Docs;

public class DiagnosticsDocumentationTests
{
    [Fact]
    public void The_documented_diagnostics_match_the_code()
    {
        var path = Path.Combine(GoldenFolder.Repository, "docs", "diagnostics.md");

        GoldenFolder.CompareFile(path, Table());
    }

    private static string Table()
    {
        var text = new StringBuilder("""
            # Diagnostics

            What `zoe validate` and the package `Zoe.Model` report about documents. The codes are stable. Errors make a
            document unusable; warnings do not, unless `--strict` is given. Rules marked in the last column are also stated
            by the [JSON Schemas](schemas/).

            This file is written by the tests of `Zoe.Model` from the rules in the code.

            | code | severity | what is wrong | what to do | in the schema |
            |---|---|---|---|---|

            """);
        foreach (var rule in DiagnosticRules.All)
        {
            var severity = rule.Severity == DiagnosticSeverity.Error ? "error" : "warning";
            text.Append($"| {rule.Code} | {severity} | {Cell(rule.Title)} | {Cell(rule.Remedy)} | {(rule.InSchema ? "yes" : "")} |\n");
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|").Replace("<", "\\<");
}
