using Zoe.Hosting.Store;

namespace Zoe.Hosting.Tests.Store;

/// <summary>The commit itself fails: here by a foreign key that is checked no earlier.</summary>
public sealed class FailedCommitTests : StoreTest
{
    [Fact]
    public async Task An_epoch_whose_commit_fails_is_not_acquired()
    {
        await using (var first = await Store.AcquireLeadershipAsync(Cancellation)) first.Epoch.ShouldBe(1);
        await FailCommitsAfterAsync("UPDATE", "leadership");

        await Should.ThrowAsync<StoreUnavailableException>(() => Store.AcquireLeadershipAsync(Cancellation));
        (await ExecuteAsync("SELECT epoch FROM leadership")).ShouldBe(1L);

        await ExecuteAsync("DROP TRIGGER fails");
        await using var second = await Store.AcquireLeadershipAsync(Cancellation);
        second.Epoch.ShouldBe(2);
    }

    [Fact]
    public async Task A_user_whose_commit_fails_is_not_added()
    {
        var users = new Zoe.Hosting.Sqlite.SqliteUserStore(Database);
        await FailCommitsAfterAsync("INSERT", "user");
        var ada = new User { Id = 0, UserName = "ada", Email = "" };

        await Should.ThrowAsync<StoreUnavailableException>(() => users.AddUserAsync(ada, Cancellation));
        (await users.FindUserAsync("ada", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Changes_whose_commit_fails_are_not_stored_and_the_next_ones_are()
    {
        await FailCommitsAfterAsync("INSERT", "execution");
        await Should.ThrowAsync<StoreUnavailableException>(() => SaveAsync(Execution(1)));
        (await Store.FindAsync(1, Cancellation)).ShouldBeNull();

        await ExecuteAsync("DROP TRIGGER fails");
        await SaveAsync(Execution(1));
        (await Store.FindAsync(1, Cancellation)).ShouldNotBeNull();
    }

    private Task<object?> FailCommitsAfterAsync(string change, string table) => ExecuteAsync(
        $"""
         CREATE TABLE parent (id INTEGER PRIMARY KEY);
         CREATE TABLE orphan (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
         CREATE TRIGGER fails AFTER {change} ON {table} BEGIN INSERT INTO orphan VALUES (1); END;
         """);
}
