using Xunit;
using Zoe.Hosting.Testing.Samples;

namespace Zoe.Hosting.Testing;

/// <summary>Users. Derive from it in a test project.</summary>
public abstract class UserConformance : StoreTests
{
    /// <summary>Indexes of the kinds of values.</summary>
    public static TheoryData<int> Kinds { get; } = [.. Enumerable.Range(0, SampleValues.All.Length)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_property_is_kept_also_after_reopening(int kind)
    {
        var user = FilledRecords.Fill(new User { Id = 0, UserName = "" }, SampleValues.All[kind], nameof(User.Id));
        var added = await Environment.Users.AddUserAsync(user, Deadline);
        await ReopenAsync();

        var found = await Environment.Users.FindUserAsync(user.UserName, Deadline);
        Assert.NotNull(found);
        Assert.Equal(added, found);
        Assert.Empty(FilledRecords.Differences(user, found, nameof(User.Id)));
    }

    [Fact]
    public async Task An_unknown_user_is_not_found() => Assert.Null(await Environment.Users.FindUserAsync("nobody", Deadline));

    [Fact]
    public async Task A_name_is_added_once_also_concurrently()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Environment.Users.AddUserAsync(New("ada"), Deadline)));
        Assert.Single(added, user => user is not null);
        Assert.Null(await Environment.Users.AddUserAsync(New("ada"), Deadline));
        Assert.NotNull(await Environment.Users.AddUserAsync(New("Ada"), Deadline));
    }

    [Fact]
    public async Task Ids_are_different()
    {
        var first = await Environment.Users.AddUserAsync(New("ada"), Deadline);
        await Environment.Users.AddUserAsync(New("ada"), Deadline);
        var second = await Environment.Users.AddUserAsync(New("bob"), Deadline);
        Assert.NotEqual(first!.Id, second!.Id);
        Assert.True(first.Id > 0);
    }

    [Fact]
    public async Task A_password_hash_is_replaced()
    {
        var ada = await Environment.Users.AddUserAsync(New("ada"), Deadline);
        var bob = await Environment.Users.AddUserAsync(New("bob"), Deadline);
        await Environment.Users.SetPasswordHashAsync(ada!.Id, "new", Deadline);

        Assert.Equal(ada with { PasswordHash = "new" }, await Environment.Users.FindUserAsync("ada", Deadline));
        Assert.Equal(bob, await Environment.Users.FindUserAsync("bob", Deadline));
    }

    private static User New(string name) => new() { Id = 0, UserName = name };
}
