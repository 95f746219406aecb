using Zoe.Hosting.Postgres;

namespace Zoe.Hosting.Stores.Tests.Postgres;

public sealed class SecretTests(SharedPostgres postgres) : PostgresTest
{
    [Fact]
    public async Task Hosts_that_add_a_secret_concurrently_get_the_same()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => new PostgresSecretStore(Open(postgres.Server))).ToList();

        var values = await Task.WhenAll(stores.Select((store, number) => store.AddAsync("key", "one", $"value {number}", null, Cancellation)));

        values.Distinct().ShouldHaveSingleItem().ShouldBe(await stores[0].FindAsync("key", "one", Cancellation));
        (await stores[1].ListAsync("key", Cancellation)).ShouldBe([values[0]]);
        (await stores[1].FindAsync("other", "one", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task An_expired_secret_is_not_found_and_is_removed_with_the_next_one()
    {
        var store = new PostgresSecretStore(Open(postgres.Server));
        await store.AddAsync("session", "old", "", DateTimeOffset.UnixEpoch, Cancellation);
        (await store.FindAsync("session", "old", Cancellation)).ShouldBeNull();
        (await store.ListAsync("session", Cancellation)).ShouldBeEmpty();

        await store.AddAsync("session", "new", "", DateTimeOffset.MaxValue, Cancellation);

        (await store.FindAsync("session", "new", Cancellation)).ShouldBe("");
        (await ExecuteAsync(postgres.Server, "SELECT count(*) FROM secret")).ShouldBe(1L);
    }
}
