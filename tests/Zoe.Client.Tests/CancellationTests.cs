using Zoe.Client.Tests.Servers;
using Zoe.TestKit;

namespace Zoe.Client.Tests;

/// <summary>Every wait can be cancelled, with the exception of the platform.</summary>
public sealed class CancellationTests(ServerFixture fixture)
{
    private readonly ServerProcess _server = fixture.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_without_a_response_is_cancelled()
    {
        await using var stub = new StubServer(StubServer.NoResponse);
        using var client = TestClients.Create(stub);
        using var stop = new CancellationTokenSource();

        var info = client.GetInfoAsync(stop.Token);
        while (stub.Requests.Count == 0) await Task.Delay(5, Cancellation);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => info);
    }

    [Fact]
    public async Task Delay_before_a_retry_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        using var client = ZoeClient.Create(
            new ZoeClientOptions { Address = new Uri("http://127.0.0.1:1"), Retry = new RetryOptions { OnRetry = (_, _) => stop.Cancel() } });

        await Should.ThrowAsync<OperationCanceledException>(() => client.GetInfoAsync(stop.Token));
    }

    [Fact]
    public async Task Followed_log_is_cancelled_and_the_client_remains_usable()
    {
        using var client = TestClients.Create(_server);
        using var stop = new CancellationTokenSource();
        var id = await client.SubmitAsync("endless", Samples.Batch("sh -c 'echo first; sleep 600'"), Cancellation);
        var service = (await client.GetExecutionAsync(id, Cancellation)).Services[0];

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.ReadLogAsync(service, new LogQuery { Follow = true }, stop.Token)) stop.CancelAfter(50);
        });

        (await client.GetExecutionAsync(id, Cancellation)).Status.ShouldBe("running");
        await client.TerminateAsync(id, Cancellation);
    }

    [Fact]
    public async Task Request_beyond_the_time_limit_of_the_http_client_is_a_failure()
    {
        await using var stub = new StubServer(StubServer.NoResponse);
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(100) };
        using var client = new ZoeClient(http, new ZoeClientOptions { Address = stub.Url, Retry = RetryOptions.None });

        var failure = await Should.ThrowAsync<ZoeApiException>(() => client.GetInfoAsync(Cancellation));

        (failure.Message, failure.Status, failure.IsTransient).ShouldBe(("The server did not respond in time.", null, true));
    }
}
