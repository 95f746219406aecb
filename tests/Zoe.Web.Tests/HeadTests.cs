using System.Net;
using Zoe.TestKit;
using Zoe.Web.Tests.CrossSite;

namespace Zoe.Web.Tests;

/// <summary>HEAD works wherever GET does.</summary>
public sealed class HeadTests(ServerFixture fixture)
{
    private static readonly string[] Found =
        ["/", "/style.css", "/links", "/login", "/health/live", "/api/0.7/info", "/api/0.7/execution", "/api/0.7/statistics/scheduler"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_answers_head_as_get_without_the_body()
    {
        using var client = fixture.Server.CreateClient();
        var paths = await Routes.FindReadableAsync();
        foreach (var path in Found) paths.ShouldContain(path);
        foreach (var path in paths)
        {
            // Ids that exist may have a log that is followed.
            var address = path.Replace("/1", "/999999999", StringComparison.Ordinal);
            using var get = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, Cancellation);
            using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Cancellation);
            head.StatusCode.ShouldBe(get.StatusCode, address);
            head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType, address);
            (await head.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBeEmpty(address);
            if (Found.Contains(path)) head.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }
    }
}
