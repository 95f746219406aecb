using System.Net;
using Zoe.TestKit;

namespace Zoe.Web.Tests.Login;

/// <summary>How browsers log in and out.</summary>
public sealed class LoginFormTests(ServerFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_redirects_to_the_login_form_and_the_form_back_to_the_page()
    {
        using var client = fixture.Server.CreateAnonymousClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/links?x=1");
        request.Headers.Add("Accept", "text/html");
        using var asked = await client.SendAsync(request, Cancellation);
        asked.StatusCode.ShouldBe(HttpStatusCode.Found);
        asked.Headers.Location!.OriginalString.ShouldBe("/login?next=%2Flinks%3Fx%3D1");
        asked.Headers.WwwAuthenticate.ShouldBeEmpty();
        (await client.GetStringAsync(asked.Headers.Location, Cancellation)).ShouldContain("value=\"/links?x=1\"");

        using var answer = await LogInAsync(client, fixture.Server.Password, "/links?x=1");
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.OriginalString.ShouldBe("/links?x=1");
        var cookies = answer.Headers.GetValues("Set-Cookie").ToArray();
        cookies.ShouldContain(cookie => cookie.StartsWith("zoe=", StringComparison.Ordinal));
        cookies.ShouldContain(cookie => cookie.StartsWith("zoe-device=", StringComparison.Ordinal));
        cookies.ShouldAllBe(cookie => cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase)
            && cookie.Contains("samesite=", StringComparison.OrdinalIgnoreCase)
            && !cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\/evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil")]
    [InlineData("")]
    [InlineData("/login?next=x")]
    public async Task The_login_does_not_redirect_to_other_sites(string next)
    {
        using var client = fixture.Server.CreateAnonymousClient();
        using var answer = await LogInAsync(client, fixture.Server.Password, next);
        answer.Headers.Location!.OriginalString.ShouldBe("/links");
    }

    [Fact]
    public async Task A_wrong_password_is_shown_on_the_page_and_gives_no_cookie()
    {
        using var client = fixture.Server.CreateAnonymousClient();
        using var answer = await LogInAsync(client, "wrong", "/links", user: "<b>nobody");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ShouldBeEmpty();
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        page.ShouldContain("Wrong user name or password.");
        page.ShouldNotContain("<b>nobody");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_also_for_a_copy_of_its_cookie()
    {
        using var client = fixture.Server.CreateAnonymousClient();
        using var answer = await LogInAsync(client, fixture.Server.Password, "/links");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("zoe=", StringComparison.Ordinal)).Split(';')[0];
        (await UseAsync("GET", "/api/0.7/execution", cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var ended = await UseAsync("POST", "/logout", cookie);
        ended.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        ended.Headers.GetValues("Set-Cookie").Single().ShouldStartWith("zoe=;");
        (await UseAsync("GET", "/api/0.7/execution", cookie)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<HttpResponseMessage> UseAsync(string method, string path, string cookie)
    {
        using var client = fixture.Server.CreateAnonymousClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request, Cancellation);
    }

    private static Task<HttpResponseMessage> LogInAsync(HttpClient client, string password, string next, string user = "admin") =>
        client.PostAsync("/login", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["user"] = user,
            ["password"] = password,
            ["next"] = next,
        }), Cancellation);
}
