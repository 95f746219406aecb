using System.Net;
using Microsoft.Extensions.Time.Testing;
using Zoe.Client.Tests.Servers;
using Zoe.TestKit;

namespace Zoe.Client.Tests;

/// <summary>Retries of requests.</summary>
public sealed class RetryTests : IDisposable
{
    private const string Info = """{"version":"1","api_version":"0.7","application_format_version":3,"deployment_name":"prod"}""";

    private static readonly string Busy = StubServer.Json("""{"message":"busy","errors":[]}""", "503 Service Unavailable", "Retry-After: 3\r\n");

    private readonly PauseClock _time = new();
    private readonly SemaphoreSlim _retries = new(0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_rejected_with_503_is_retried_after_the_Retry_After_of_the_server()
    {
        await using var stub = new StubServer(Busy, Busy, StubServer.Json(Info));
        using var client = CreateClient(stub.Url);

        var info = client.GetInfoAsync(Cancellation);
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await WaitForPauseAsync();
            _time.Advance(TimeSpan.FromSeconds(2.9));
            stub.Requests.Count.ShouldBe(attempt);
            _time.IsPausing.ShouldBeTrue();
            _time.Advance(TimeSpan.FromSeconds(0.1));
        }

        (await info).DeploymentName.ShouldBe("prod");
    }

    [Fact]
    public async Task Request_fails_when_the_retry_timeout_has_elapsed()
    {
        await using var stub = new StubServer(Busy, Busy, Busy);
        using var client = CreateClient(stub.Url, timeout: TimeSpan.FromSeconds(8));

        var info = client.GetInfoAsync(Cancellation);
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await WaitForPauseAsync();
            _time.Advance(TimeSpan.FromSeconds(3));
        }

        var failure = await Should.ThrowAsync<ZoeApiException>(() => info);
        (failure.Status, failure.Message, failure.RetryAfter).ShouldBe((HttpStatusCode.ServiceUnavailable, "busy", TimeSpan.FromSeconds(3)));
        stub.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Time_for_retries_of_a_followed_log_starts_with_each_outage()
    {
        await using var stub = new StubServer(
            StubServer.Response("200 OK", "", "4 1-4\none\ncut"), StubServer.Response("200 OK", "", "4 1-8\ntwo\ncut"),
            StubServer.Response("200 OK", "", "4 1-12\nsix\n"));
        using var client = CreateClient(stub.Url, timeout: TimeSpan.FromSeconds(5));

        var positions = new List<string>();
        var reading = Task.Run(
            async () =>
            {
                await foreach (var chunk in client.ReadLogAsync(7, new LogQuery { Follow = true }, Cancellation)) positions.Add(chunk.Next);
            },
            Cancellation);
        for (var outage = 1; outage <= 2; outage++)
        {
            await WaitForPauseAsync();
            _time.Advance(TimeSpan.FromSeconds(4));
        }

        await reading;
        positions.ShouldBe(["1-4", "1-8", "1-12"]);
    }

    [Fact]
    public async Task Requests_that_change_something_are_sent_once()
    {
        await using var stub = new StubServer(Busy, Busy, Busy);
        using var client = CreateClient(stub.Url);

        var failure = await Should.ThrowAsync<ZoeApiException>(() => client.TerminateAsync(1, Cancellation));
        await Should.ThrowAsync<ZoeApiException>(() => client.DeleteAsync(1, Cancellation));

        failure.IsTransient.ShouldBeTrue();
        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(3));
        stub.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Submission_is_retried_with_the_same_idempotency_key()
    {
        await using var stub = new StubServer(Busy, StubServer.Json("""{"execution_id":7}"""), StubServer.Json("""{"execution_id":8}"""));
        using var client = CreateClient(stub.Url);

        var submission = client.SubmitAsync("x", "{}", Cancellation);
        await WaitForPauseAsync();
        _time.Advance(TimeSpan.FromSeconds(3));
        (await submission).ShouldBe(7);
        (await client.SubmitAsync("x", "{}", Cancellation)).ShouldBe(8);

        var keys = stub.Requests.Select(request =>
            request.Split('\n').Single(line => line.StartsWith("Idempotency-Key: \"", StringComparison.OrdinalIgnoreCase))).ToList();
        keys[1].ShouldBe(keys[0]);
        keys[2].ShouldNotBe(keys[0]);
    }

    [Fact]
    public async Task Server_that_restarts_is_reached_again()
    {
        await using var relay = new TcpRelay();
        await using var stub = new StubServer(StubServer.Json(Info));
        using var client = CreateClient(relay.Url);

        var info = client.GetInfoAsync(Cancellation);
        await WaitForPauseAsync();
        relay.ForwardTo(stub.Url);
        _time.Advance(TimeSpan.FromSeconds(1));

        (await info).Version.ShouldBe("1");
    }

    public void Dispose() => _retries.Dispose();

    private ZoeClient CreateClient(Uri address, TimeSpan? timeout = null) => ZoeClient.Create(
        new ZoeClientOptions
        {
            Address = address,
            Retry = new RetryOptions { Timeout = timeout ?? TimeSpan.FromMinutes(1), OnRetry = (_, _) => _retries.Release() },
        },
        _time);

    private async Task WaitForPauseAsync()
    {
        await _retries.WaitAsync(Cancellation);
        while (!_time.IsPausing) await Task.Delay(5, Cancellation);
    }

    /// <summary>
    /// Knows whether a timer is pending: the client creates the timer of a delay after it has reported the retry.
    /// </summary>
    private sealed class PauseClock : FakeTimeProvider
    {
        private int _pending;

        public bool IsPausing => Volatile.Read(ref _pending) > 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new CountedTimer(this, callback, state, dueTime, period);

        private sealed class CountedTimer : ITimer
        {
            private readonly PauseClock _clock;
            private readonly ITimer _timer;
            private int _counted;

            public CountedTimer(PauseClock clock, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            {
                _clock = clock;
                _timer = clock.CreateUncounted(
                    argument =>
                    {
                        Count(false);
                        callback(argument);
                    },
                    state, dueTime, period);
                Count(dueTime != Timeout.InfiniteTimeSpan);
            }

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                Count(dueTime != Timeout.InfiniteTimeSpan);
                return _timer.Change(dueTime, period);
            }

            public void Dispose()
            {
                Count(false);
                _timer.Dispose();
            }

            public ValueTask DisposeAsync()
            {
                Count(false);
                return _timer.DisposeAsync();
            }

            private void Count(bool pending)
            {
                var now = pending ? 1 : 0;
                Interlocked.Add(ref _clock._pending, now - Interlocked.Exchange(ref _counted, now));
            }
        }

        private ITimer CreateUncounted(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime, period);
    }
}
