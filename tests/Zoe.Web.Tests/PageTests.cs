using Zoe.TestKit;

namespace Zoe.Web.Tests;

/// <summary>Pages and health checks.</summary>
public sealed class PageTests(ServerFixture fixture)
{
    private readonly HttpClient _client = fixture.Server.CreateAnonymousClient();

    [Fact]
    public async Task The_start_page_has_no_external_resources()
    {
        using var response = await _client.GetAsync("/", TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("prod");
        page.ShouldContain($"ZOE_URL={fixture.Server.Url.GetLeftPart(UriPartial.Authority)}");
        page.ShouldNotContain("%");
        page.ShouldNotContain("src=\"http");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        response.Headers.Contains("Server").ShouldBeFalse();
        using var style = await _client.GetAsync("/style.css", TestContext.Current.CancellationToken);
        style.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Health_needs_no_login(string path, string status)
    {
        var text = await _client.GetStringAsync(path, TestContext.Current.CancellationToken);
        text.ShouldContain($"\"status\":\"{status}\"");
    }
}
