using System.Net;
using Zoe.Client.Tests.Servers;

namespace Zoe.Client.Tests;

/// <summary>Other servers, proxies with their own error pages, and malformed responses.</summary>
public sealed class UnexpectedResponseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("<html><body>Welcome</body></html>")]
    [InlineData("{\"version\":\"1\",\"api_ver")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Body_that_is_not_the_document_is_reported_as_not_of_the_API(string body)
    {
        await using var stub = new StubServer(StubServer.Json(body));

        var failure = await FailAsync(stub);

        (failure.Status, failure.IsTransient).ShouldBe((HttpStatusCode.OK, false));
        failure.Message.ShouldBe($"{stub.Url} returned a response that is not of the Zoe API 0.7; is it a Zoe server?");
    }

    [Fact]
    public async Task Body_shorter_than_announced_is_a_connection_failure()
    {
        await using var stub = new StubServer("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"version\":");

        var failure = await FailAsync(stub);

        (failure.Status, failure.IsTransient).ShouldBe((null, true));
    }

    [Fact]
    public async Task Error_page_of_a_proxy_gives_its_status_and_reason()
    {
        await using var stub = new StubServer(StubServer.Response("502 Bad Gateway", "", "<html>upstream down</html>"));

        var failure = await FailAsync(stub);

        (failure.Status, failure.Title, failure.Message, failure.IsTransient).ShouldBe((HttpStatusCode.BadGateway, "Bad Gateway", "Bad Gateway", true));
        failure.Details.ShouldBeEmpty();
    }

    [Fact]
    public async Task Problem_details_of_RFC_9457_are_read()
    {
        await using var stub = new StubServer(StubServer.Response(
            "403 Forbidden", "Content-Type: application/problem+json\r\n",
            """{"type":"about:blank","title":"Forbidden here","status":403,"detail":"Only the administrator is allowed to do this.","instance":"/x"}"""));

        var failure = await FailAsync(stub);

        (failure.Status, failure.Title, failure.Message).ShouldBe((HttpStatusCode.Forbidden, "Forbidden here", "Only the administrator is allowed to do this."));
    }

    [Fact]
    public async Task Redirect_is_not_followed_and_its_address_is_named()
    {
        await using var stub = new StubServer(StubServer.Response("301 Moved Permanently", "Location: https://zoe.example/\r\n", ""));

        (await FailAsync(stub)).Message.ShouldBe("The server redirects to https://zoe.example/; use that URL.");
    }

    [Fact]
    public async Task Link_to_a_next_page_on_another_host_is_followed_on_the_same_one()
    {
        await using var stub = new StubServer(
            StubServer.Json("{}", headers: "Link: <https://evil.example/steal?before=3>; rel=\"next\"\r\n"), StubServer.Json("{}"));
        using var client = TestClients.Create(stub);

        (await client.ListExecutionsAsync(cancellationToken: Cancellation).CountAsync(Cancellation)).ShouldBe(0);

        stub.Requests[1].ShouldStartWith("GET /api/0.7/execution?before=3 ");
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("this line is far longer than the header of a chunk may be, and there is no line feed")]
    [InlineData("one 1-4\nabc")]
    [InlineData("-4 1-4\nabc")]
    public async Task Log_in_another_format_is_reported(string body)
    {
        await using var stub = new StubServer(StubServer.Response("200 OK", "", body + "\n"));
        using var client = TestClients.Create(stub);

        var failure = await Should.ThrowAsync<ZoeApiException>(async () => await client.ReadLogAsync(7, cancellationToken: Cancellation).CountAsync(Cancellation));

        failure.Message.ShouldBe("The server returned a log that is not of the Zoe API 0.7.");
        failure.IsTransient.ShouldBeFalse();
    }

    [Fact]
    public async Task Login_without_a_cookie_is_reported()
    {
        await using var stub = new StubServer(StubServer.Json("{}"));
        using var client = ZoeClient.Create(new ZoeClientOptions { Address = stub.Url, UserName = "ada", Password = "x" });

        var failure = await Should.ThrowAsync<ZoeApiException>(() => client.GetUserAsync(Cancellation));

        failure.Message.ShouldBe($"{stub.Url} returned no cookie at login; is it a Zoe server?");
    }

    private static async Task<ZoeApiException> FailAsync(StubServer stub)
    {
        using var client = TestClients.Create(stub);
        return await Should.ThrowAsync<ZoeApiException>(() => client.GetInfoAsync(Cancellation));
    }
}
