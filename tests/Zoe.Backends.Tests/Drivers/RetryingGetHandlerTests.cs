using System.Net;
using System.Net.Sockets;
using Zoe.Backends.Drivers;

namespace Zoe.Backends.Tests.Drivers;

public sealed class RetryingGetHandlerTests
{
    private static readonly Uri Address = new("http://engine/info");

    [Theory]
    [InlineData(SocketError.Shutdown)]
    [InlineData(SocketError.ConnectionReset)]
    public async Task A_get_on_a_connection_that_the_server_had_closed_is_sent_again(SocketError error)
    {
        var server = new Server(Broken(error), Broken(error));

        (await server.SendAsync(HttpMethod.Get)).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Requests.ShouldBe(3);
    }

    [Fact]
    public async Task A_server_that_breaks_each_connection_fails_after_three_attempts()
    {
        var server = new Server([.. Enumerable.Repeat(Broken(SocketError.ConnectionReset), 5)]);

        await Should.ThrowAsync<HttpRequestException>(() => server.SendAsync(HttpMethod.Get));

        server.Requests.ShouldBe(3);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_request_that_changes_something_is_sent_once(string method)
    {
        var server = new Server(Broken(SocketError.Shutdown));

        await Should.ThrowAsync<HttpRequestException>(() => server.SendAsync(HttpMethod.Parse(method)));

        server.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_made_is_not_tried_again()
    {
        var refused = new HttpRequestException(
            HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionReset));
        var server = new Server(refused);

        (await Should.ThrowAsync<HttpRequestException>(() => server.SendAsync(HttpMethod.Get))).ShouldBeSameAs(refused);

        server.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task Other_failures_are_not_tried_again()
    {
        var server = new Server(new HttpRequestException("no HTTP"));

        await Should.ThrowAsync<HttpRequestException>(() => server.SendAsync(HttpMethod.Get));

        server.Requests.ShouldBe(1);
    }

    private static HttpRequestException Broken(SocketError error) =>
        new("broken", new IOException("broken", new SocketException((int)error)));

    // A broken pipe needs a server that leaves between two steps of one write: what the handler sees is made here.
    private sealed class Server(params HttpRequestException[] failures) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        public async Task<HttpResponseMessage> SendAsync(HttpMethod method)
        {
            using var client = new HttpMessageInvoker(new RetryingGetHandler(this), disposeHandler: false);
            using var request = new HttpRequestMessage(method, Address);
            return await client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) => ++Requests <= failures.Length
                ? throw failures[Requests - 1]
                : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
    }
}
