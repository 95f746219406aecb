using Zoe.Model.Catalogue;
using Zoe.Model.Shop;
using Zoe.Model.Tests.Golden;

namespace Zoe.Model.Tests.Shop;

public class ShopCatalogueTests
{
    [Fact]
    public async Task Invalid_manifests_and_ZApps_are_reported_and_excluded()
    {
        var root = GoldenFolder.PathOf("shop-folders", "mixed");

        var shop = await ShopCatalogue.ReadAsync(root, cancellationToken: TestContext.Current.CancellationToken);

        var problems = shop.Problems.SelectMany(problem =>
            problem.Diagnostics.Select(diagnostic => $"{Path.GetRelativePath(root, problem.Path)}: {diagnostic} [{diagnostic.Pointer}]\n"));
        GoldenFolder.Compare("shop-folders", "mixed.diagnostics", string.Concat(problems));
        shop.Entries.Select(entry => entry.Id).ShouldBe(["broken-zapp-1", "good-0", "good-1"]);
        shop.Entries[1].Folder.ShouldBe(Path.Combine(root, "good"));
        shop.Entries[1].Listing.ReadableDescr.ShouldBe("README.md");
        shop.Entries[2].ZApp.Version.ShouldBe(3, "format 2 is converted");
    }

    [Fact]
    public async Task The_sample_shop_has_no_errors()
    {
        var shop = await ShopCatalogue.ReadAsync(
            Path.Combine(GoldenFolder.Repository, "samples", "zapp-shop"),
            cancellationToken: TestContext.Current.CancellationToken);

        shop.Problems.SelectMany(problem => problem.Diagnostics)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ShouldBeEmpty();
        shop.Entries.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_missing_shop_folder_throws() =>
        await Should.ThrowAsync<DirectoryNotFoundException>(() => ShopCatalogue.ReadAsync("/no/such/shop"));

    [Theory]
    [InlineData("user", new string[0], new[] { "all" }, true)]
    [InlineData("user", new[] { "user" }, new[] { "all" }, false)]
    [InlineData("user", new string[0], new[] { "admin" }, false)]
    [InlineData("user", new string[0], new[] { "admin", "user" }, true)]
    [InlineData("user", new[] { "user" }, new[] { "user" }, false)]
    public void Visibility_depends_on_the_role(string role, string[] disabled, string[] enabled, bool visible)
    {
        var listing = new ShopZApp
        {
            Category = "a",
            Name = "a",
            Description = "a.json",
            ReadableDescr = "",
            Parameters = [],
            DisabledFor = [.. disabled],
            EnabledFor = [.. enabled],
        };

        listing.IsVisibleTo(role).ShouldBe(visible);
    }
}
