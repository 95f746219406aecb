using Zoe.Client.Tests.Servers;
using Zoe.TestKit;

namespace Zoe.Client.Tests;

/// <summary>Lists that take several requests.</summary>
public sealed class PagingTests(ServerFixture fixture)
{
    private const int Count = 7;
    private readonly ServerProcess _server = fixture.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_pages_are_listed_once_the_newest_first()
    {
        var (client, requests) = CreateClient();
        var ids = await SubmitAsync(client, "paged-newest");
        requests.Count = 0;

        var listed = await ListAsync(client, new ExecutionQuery { Name = "paged-newest", PageSize = 3 });

        listed.ShouldBe(ids.Reverse());
        requests.Count.ShouldBe(3);
        (await ListAsync(client, new ExecutionQuery { Name = "paged-newest" })).ShouldBe(listed);
    }

    [Fact]
    public async Task List_after_an_id_starts_with_the_oldest()
    {
        var (client, _) = CreateClient();
        var ids = await SubmitAsync(client, "paged-oldest");

        var listed = await ListAsync(client, new ExecutionQuery { Name = "paged-oldest", After = ids[1], PageSize = 2 });
        var between = await ListAsync(client, new ExecutionQuery { Name = "paged-oldest", After = ids[1], Before = ids[5], PageSize = 2 });

        listed.ShouldBe(ids[2..]);
        between.ShouldBe(ids[2..5].Reverse());
    }

    [Fact]
    public async Task Pages_that_are_not_needed_are_not_requested()
    {
        var (client, requests) = CreateClient();
        var ids = await SubmitAsync(client, "paged-first");
        requests.Count = 0;

        var query = new ExecutionQuery { Name = "paged-first", PageSize = 3 };
        var listed = await client.ListExecutionsAsync(query, Cancellation).Take(2).Select(execution => execution.Id).ToListAsync(Cancellation);

        listed.ShouldBe([ids[6], ids[5]]);
        requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Filters_are_sent()
    {
        var (client, _) = CreateClient();
        var started = DateTimeOffset.UtcNow.AddSeconds(-1);
        var ids = await SubmitAsync(client, "filtered & +é");
        var query = new ExecutionQuery
        {
            Name = "filtered & +é",
            UserId = (await client.GetUserAsync(Cancellation)).Id,
            LaterThanSubmit = started,
            EarlierThanSubmit = DateTimeOffset.UtcNow.AddMinutes(1),
        };

        (await ListAsync(client, query)).ShouldBe(ids.Reverse());
        (await ListAsync(client, query with { EarlierThanSubmit = started })).ShouldBeEmpty();
        (await ListAsync(client, query with { UserId = 987654 })).ShouldBeEmpty();
        (await ListAsync(client, query with { LaterThanEnd = DateTimeOffset.UtcNow.AddDays(1) })).ShouldBeEmpty();
        var wrong = await Should.ThrowAsync<ZoeApiException>(() => ListAsync(client, query with { Status = "runing" }));
        wrong.Message.ShouldContain("status is 'runing'");
    }

    private static async Task<long[]> ListAsync(ZoeClient client, ExecutionQuery query) =>
        await client.ListExecutionsAsync(query, Cancellation).Select(execution => execution.Id).ToArrayAsync(Cancellation);

    private static async Task<long[]> SubmitAsync(ZoeClient client, string name)
    {
        var ids = new long[Count];
        for (var i = 0; i < Count; i++) ids[i] = await client.SubmitAsync(name, Samples.Batch("true"), Cancellation);
        return ids;
    }

    private (ZoeClient Client, CountingHandler Requests) CreateClient()
    {
        var requests = new CountingHandler();
        return (new ZoeClient(new HttpClient(requests), TestClients.OptionsFor(_server)), requests);
    }

    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
    {
        public int Count { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
