using System.Text;
using Zoe.Client.Tests.Servers;
using Zoe.TestKit;

namespace Zoe.Client.Tests;

/// <summary>Logs over lost connections.</summary>
public sealed class LogTests(ServerFixture fixture)
{
    private readonly ServerProcess _server = fixture.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Followed_log_is_complete_after_several_lost_connections()
    {
        const int lines = 60;
        await using var relay = new TcpRelay();
        relay.ForwardTo(_server.Url);
        using var client = TestClients.Create(_server, relay.Url);
        var service = await SubmitAsync(client, $"sh -c 'i=0; while [ $i -lt {lines} ]; do i=$((i+1)); echo line $i; sleep 0.05; done'");

        var log = new StringBuilder();
        var breaks = 0;
        await foreach (var chunk in client.ReadLogAsync(service, new LogQuery { Follow = true }, Cancellation))
        {
            log.Append(Encoding.UTF8.GetString(chunk.Bytes.Span));
            if (breaks == 3 || !log.ToString().Contains($"line {10 * (breaks + 1)}\n", StringComparison.Ordinal)) continue;
            breaks++;
            relay.Disconnect();
            relay.ForwardTo(_server.Url);
        }

        breaks.ShouldBe(3);
        log.ToString().ShouldBe(string.Concat(Enumerable.Range(1, lines).Select(number => $"line {number}\n")));
    }

    [Fact]
    public async Task Log_without_retries_fails_when_the_connection_is_lost()
    {
        await using var relay = new TcpRelay();
        relay.ForwardTo(_server.Url);
        using var client = TestClients.Create(_server, relay.Url);
        var service = await SubmitAsync(client, "sh -c 'echo first; sleep 600'");

        await using var log = client.WithRetry(RetryOptions.None)
            .ReadLogAsync(service, new LogQuery { Follow = true }, Cancellation).GetAsyncEnumerator(Cancellation);
        (await log.MoveNextAsync()).ShouldBeTrue();
        relay.Disconnect();
        var failure = await Should.ThrowAsync<ZoeApiException>(async () => await log.MoveNextAsync());

        failure.Status.ShouldBeNull();
        failure.IsTransient.ShouldBeTrue();
    }

    [Fact]
    public async Task Log_is_read_from_the_end_of_a_chunk()
    {
        using var client = TestClients.Create(_server);
        var service = await SubmitAsync(client, "sh -c 'echo one; sleep 1; echo two; sleep 1; echo three'");
        var chunks = await client.ReadLogAsync(service, new LogQuery { Follow = true }, Cancellation).ToListAsync(Cancellation);
        chunks.Count.ShouldBeGreaterThan(1);

        var rest = await ReadAsync(client, service, new LogQuery { From = chunks[0].Next });

        rest.ShouldBe(string.Concat(chunks.Skip(1).Select(chunk => Encoding.UTF8.GetString(chunk.Bytes.Span))));
        (await ReadAsync(client, service, new LogQuery { Tail = 1 })).ShouldBe("three\n");
        (await ReadAsync(client, service, new LogQuery { Until = DateTimeOffset.UtcNow.AddDays(-1) })).ShouldBeEmpty();
        (await ReadAsync(client, service, new LogQuery { Since = DateTimeOffset.UtcNow.AddDays(-1) })).ShouldBe("one\ntwo\nthree\n");
    }

    [Fact]
    public async Task Incomplete_chunk_is_requested_again_from_the_last_complete_one()
    {
        await using var stub = new StubServer(
            StubServer.Response("200 OK", "", "4 1-4\none\n4 1-8\ntw"),
            StubServer.Response("200 OK", "", "4 1-8\ntwo\n"));
        using var client = ZoeClient.Create(new ZoeClientOptions { Address = stub.Url });

        (await ReadAsync(client, 7, new LogQuery { Tail = 9 })).ShouldBe("one\ntwo\n");

        stub.Requests.Select(request => request.Split(' ')[1]).ShouldBe(
        [
            "/api/0.7/service/logs/7?follow=false&cursors=true&tail=9",
            "/api/0.7/service/logs/7?follow=false&cursors=true&from=1-4",
        ]);
    }

    private static async Task<string> ReadAsync(ZoeClient client, long service, LogQuery query)
    {
        var log = new StringBuilder();
        await foreach (var chunk in client.ReadLogAsync(service, query, Cancellation)) log.Append(Encoding.UTF8.GetString(chunk.Bytes.Span));
        return log.ToString();
    }

    private static async Task<long> SubmitAsync(ZoeClient client, string command)
    {
        var id = await client.SubmitAsync("log", Samples.Batch(command), Cancellation);
        return (await client.GetExecutionAsync(id, Cancellation)).Services[0];
    }
}
