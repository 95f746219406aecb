using System.Text;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Tests.Store;

public sealed class MigrationScriptsTests
{
    [Fact]
    public async Task Scripts_are_applied_in_the_order_of_their_numbers()
    {
        var scripts = Create("0002_second.sql", "other.json", "0001_first.sql");
        scripts.Newest.ShouldBe(2);
        scripts.After("store", 0).ShouldBe([1, 2]);
        scripts.After("store", 2).ShouldBeEmpty();
        scripts.NameOf(1).ShouldBe("0001_first");
        (await scripts.ReadAsync(2, TestContext.Current.CancellationToken)).ShouldBe("text of 0002_second.sql");
        Should.Throw<StoreSchemaException>(() => scripts.After("store", 3));
    }

    [Theory]
    [InlineData("0001_a.sql 0003_c.sql", "0003_c.sql is not 0002_…")]
    [InlineData("0001_a.sql 0001_b.sql", "0001_b.sql is not 0002_…")]
    [InlineData("0002_b.sql", "0002_b.sql is not 0001_…")]
    [InlineData("0000_b.sql", "0000_b.sql is not 0001_…")]
    [InlineData("1_a.sql", "1_a.sql is not 0001_…")]
    [InlineData("notes.txt", "no migrations")]
    public void Gaps_and_numbers_used_twice_are_refused(string files, string message) =>
        Should.Throw<InvalidOperationException>(() => Create(files.Split(' '))).Message.ShouldContain(message);

    private static MigrationScripts Create(params string[] files) =>
        new(files, name => new MemoryStream(Encoding.UTF8.GetBytes($"text of {name}")));
}
