using System.Text.RegularExpressions;
using Zoe.Hosting.Postgres;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Stores.Tests.Migrations;

/// <summary>
/// Hosts of the former version keep running while the first one of a version migrates the schema, so that its migrations may only
/// add to it.
/// </summary>
public sealed partial class AdditiveMigrationTests
{
    // The first version that several hosts were upgraded from one by one.
    private const int FirstRollingVersion = 5;

    private static readonly MigrationScripts Scripts = new(typeof(PostgresDatabase).Assembly);

    public static TheoryData<int> Versions { get; } = [.. Scripts.After("", FirstRollingVersion - 1)];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_migration_only_adds(int version)
    {
        var text = await Scripts.ReadAsync(version, TestContext.Current.CancellationToken);
        FindProblems(text).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DROP TABLE request")]
    [InlineData("ALTER TABLE request DROP COLUMN answer")]
    [InlineData("ALTER TABLE request RENAME COLUMN answer TO reply")]
    [InlineData("ALTER TABLE request ALTER COLUMN answer SET NOT NULL")]
    [InlineData("ALTER TABLE request ALTER answer TYPE jsonb USING answer::jsonb")]
    [InlineData("ALTER TABLE request ADD COLUMN size integer NOT NULL")]
    [InlineData("ALTER TABLE request ADD CONSTRAINT short CHECK (length(answer) < 10)")]
    [InlineData("CREATE UNIQUE INDEX request_answer ON request (answer)")]
    public void Other_statements_are_found(string statement) => FindProblems($"CREATE TABLE added (id bigint);\n{statement};").ShouldHaveSingleItem();

    [Fact]
    public void A_column_with_a_default_only_adds() =>
        FindProblems("ALTER TABLE request ADD COLUMN size integer NOT NULL DEFAULT 0").ShouldBeEmpty();

    private static List<string> FindProblems(string script) =>
        [.. Comments().Replace(script, "").Split(';').Where(statement => Breaking().IsMatch(statement) || Required().IsMatch(statement))];

    [GeneratedRegex("--[^\n]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\b(DROP|RENAME|TRUNCATE|SET\s+NOT\s+NULL|ADD\s+CONSTRAINT|CREATE\s+UNIQUE)\b|\bALTER\s+(COLUMN\s+)?\w+\s+(SET\s+DATA\s+)?TYPE\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Breaking();

    [GeneratedRegex(@"\bADD\s+COLUMN\b(?![^,]*\bDEFAULT\b)[^,]*\bNOT\s+NULL\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Required();
}
