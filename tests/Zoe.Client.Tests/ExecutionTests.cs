using System.Net;
using System.Text;
using Zoe.Client.Documents;
using Zoe.Client.Tests.Servers;
using Zoe.TestKit;

namespace Zoe.Client.Tests;

/// <summary>The lifecycle of an execution on a real server.</summary>
public sealed class ExecutionTests(ServerFixture fixture) : IDisposable
{
    private readonly ZoeClient _client = TestClients.Create(fixture.Server);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Execution_is_submitted_watched_read_and_deleted()
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        var id = await _client.SubmitAsync("batch", Samples.Batch("echo hello"), Cancellation);
        ExecutionDocument? last = null;
        await foreach (var execution in _client.WatchAsync(id, cancellationToken: Cancellation)) last = execution;

        last.ShouldNotBeNull().Status.ShouldBe("terminated", last.ErrorMessage);
        (last.Name, last.ApplicationName, last.UserName).ShouldBe(("batch", "hello-batch", "admin"));
        last.TimeSubmit.ShouldBeInRange(before, DateTimeOffset.UtcNow.AddSeconds(1));
        last.TimeEnd.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(last.TimeStart.ShouldNotBeNull());
        var service = await _client.GetServiceAsync(last.Services.ShouldHaveSingleItem(), Cancellation);
        (service.Name, service.ExecutionId, service.IsMonitor, service.HasStarted, service.ExitCode).ShouldBe(("hello0", id, true, true, 0));
        (await ReadLogAsync(service.Id)).ShouldBe("hello\n");

        await _client.DeleteAsync(id, Cancellation);
        var gone = await Should.ThrowAsync<ZoeApiException>(() => _client.GetExecutionAsync(id, Cancellation));
        (gone.Status, gone.Message, gone.IsTransient).ShouldBe((HttpStatusCode.NotFound, $"There is no execution {id}.", false));
    }

    [Fact]
    public async Task Several_executions_are_submitted_at_once()
    {
        var results = await _client.SubmitAllAsync(
            [new("first", Samples.Batch("true")), new("second", "{}"), new("third", Samples.Batch("true"))], Cancellation);

        results.Count.ShouldBe(3);
        (await _client.GetExecutionAsync(results[0].ExecutionId.ShouldNotBeNull(), Cancellation)).Name.ShouldBe("first");
        (await _client.GetExecutionAsync(results[2].ExecutionId.ShouldNotBeNull(), Cancellation)).Name.ShouldBe("third");
        results[1].ExecutionId.ShouldBeNull();
        results[1].Message.ShouldNotBeNull().ShouldStartWith("Invalid application description");
        results[1].Errors.ShouldNotBeNull().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Running_execution_has_links_and_names_and_is_terminated()
    {
        var id = await _client.SubmitAsync("web", await File.ReadAllTextAsync(Samples.PathOf("web-server"), Cancellation), Cancellation);
        IReadOnlyList<EndpointDocument> endpoints;
        do endpoints = await _client.GetEndpointsAsync(id, Cancellation);
        while (endpoints.Count == 0);

        endpoints[0].Name.ShouldBe("Web page");
        endpoints[0].Url.ShouldStartWith("http://127.0.0.1:");
        (await _client.DiscoverAsync(id, cancellationToken: Cancellation)).DnsNames.ShouldHaveSingleItem();
        (await _client.DiscoverAsync(id, "web", Cancellation)).ServiceType.ShouldBe("web");
        var statistics = await _client.GetStatisticsAsync(Cancellation);
        statistics.RunningQueue.ShouldContain(id);
        statistics.PlatformStats.Nodes.ShouldHaveSingleItem().Status.ShouldBe("online");

        await _client.TerminateAsync(id, Cancellation);
        await foreach (var execution in _client.WatchAsync(id, cancellationToken: Cancellation)) execution.Id.ShouldBe(id);
        var refusal = await Should.ThrowAsync<ZoeApiException>(() => _client.TerminateAsync(id, Cancellation));
        refusal.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Invalid_ZApp_is_rejected_with_all_errors()
    {
        var refusal = await Should.ThrowAsync<ZoeApiException>(() => _client.SubmitAsync("bad", """{"name": 5}""", Cancellation));
        var validation = await Should.ThrowAsync<ZoeApiException>(() => _client.ValidateAsync("""{"name": 5}"""u8.ToArray(), Cancellation));

        refusal.Status.ShouldBe(HttpStatusCode.BadRequest);
        refusal.Title.ShouldBe(refusal.Message);
        refusal.Details.Count.ShouldBeGreaterThan(1);
        refusal.Details.ShouldAllBe(detail => detail.Code.StartsWith("ZOE1") && detail.Pointer.StartsWith("/application") && detail.Line == 1);
        validation.Details.Select(detail => "/application" + detail.Pointer).ShouldBe(refusal.Details.Select(detail => detail.Pointer));
        (await _client.ValidateAsync(Encoding.UTF8.GetBytes(Samples.Batch("true")), Cancellation)).Validation.ShouldBe("ok");
    }

    [Fact]
    public async Task Server_user_and_health_are_described()
    {
        (await _client.GetInfoAsync(Cancellation)).ApiVersion.ShouldBe("0.7");
        (await _client.GetUserAsync(Cancellation)).Username.ShouldBe("admin");
        (await _client.GetHealthAsync(Cancellation)).Status.ShouldBe("ready");
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> ReadLogAsync(long serviceId)
    {
        var log = new StringBuilder();
        await foreach (var chunk in _client.ReadLogAsync(serviceId, cancellationToken: Cancellation))
            log.Append(Encoding.UTF8.GetString(chunk.Bytes.Span));
        return log.ToString();
    }
}
