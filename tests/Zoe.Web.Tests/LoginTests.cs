using System.Net.Http.Headers;
using System.Text;
using Zoe.TestKit;

namespace Zoe.Web.Tests;

/// <summary>Authentication of requests.</summary>
public sealed class LoginTests(ServerFixture fixture)
{
    [Theory]
    [InlineData("GET", "login")]
    [InlineData("GET", "execution")]
    [InlineData("POST", "execution")]
    [InlineData("GET", "execution/1")]
    [InlineData("DELETE", "execution/1")]
    [InlineData("DELETE", "execution/delete/1")]
    [InlineData("GET", "execution/endpoints/1")]
    [InlineData("GET", "service/1")]
    [InlineData("GET", "service/logs/1")]
    [InlineData("GET", "statistics/scheduler")]
    [InlineData("GET", "discovery/by_group/1/all")]
    public async Task Without_a_login_requests_are_rejected(string method, string path)
    {
        using var anonymous = fixture.Server.CreateAnonymousClient();
        var answer = await ApiAnswer.SendAsync(anonymous, method, path);
        answer.Status.ShouldBe(401);
        answer.Message.ShouldBe("Login required.");
        // A browser would prompt for a password and send it with cross-site requests.
        answer.Response.Headers.WwwAuthenticate.ShouldBeEmpty();
    }

    [Fact]
    public async Task Information_and_validation_need_no_login()
    {
        using var anonymous = fixture.Server.CreateAnonymousClient();
        var info = (await ApiAnswer.SendAsync(anonymous, "GET", "info")).Json;
        info.GetProperty("api_version").GetString().ShouldBe("0.7");
        info.GetProperty("application_format_version").GetInt32().ShouldBe(3);
        info.GetProperty("deployment_name").GetString().ShouldBe("prod");
        var validation = await ApiAnswer.SendAsync(anonymous, "POST", "zapp_validate", Samples.Read("pi"));
        validation.Json.GetProperty("validation").GetString().ShouldBe("ok");
    }

    [Theory]
    [InlineData("Basic !!!")]
    [InlineData("Basic")]
    [InlineData("Basic YWRtaW4=")]
    [InlineData("Basic /////w==")]
    public async Task A_malformed_header_is_rejected(string header)
    {
        using var client = fixture.Server.CreateAnonymousClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        (await ApiAnswer.SendAsync(client, "GET", "execution")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Wrong_passwords_of_others_do_not_block_the_right_one()
    {
        using var guesser = fixture.Server.CreateAnonymousClient();
        guesser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("admin:guess")));
        using var admin = fixture.Server.CreateClient();
        (await ApiAnswer.SendAsync(admin, "GET", "login")).Status.ShouldBe(200);
        var guesses = Enumerable.Range(0, 12).Select(_ => ApiAnswer.SendAsync(guesser, "GET", "login")).ToArray();
        (await ApiAnswer.SendAsync(admin, "GET", "login")).Status.ShouldBe(200);
        foreach (var answer in await Task.WhenAll(guesses))
        {
            answer.Status.ShouldBeOneOf(401, 429);
            (answer.Response.Headers.RetryAfter is not null).ShouldBe(answer.Status == 429);
        }

        (await ApiAnswer.SendAsync(admin, "GET", "login")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_cookie_is_accepted_when_the_whole_header_is_sent_back()
    {
        var header = await LogInAsync(fixture.Server);
        header.ShouldStartWith("zoe=");
        header.ShouldContain("httponly", Case.Insensitive);
        header.ShouldContain("samesite=lax", Case.Insensitive);
        foreach (var cookie in new[] { header, header.Split(';')[0] })
        {
            using var client = fixture.Server.CreateAnonymousClient();
            client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", cookie);
            (await ApiAnswer.SendAsync(client, "GET", "execution")).Status.ShouldBe(200);
        }
    }

    [Fact]
    public async Task A_forged_cookie_is_rejected()
    {
        var header = await LogInAsync(fixture.Server);
        using var client = fixture.Server.CreateAnonymousClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", header.Split(';')[0][..^4] + "AAAA");
        (await ApiAnswer.SendAsync(client, "GET", "execution")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_cookie_outlives_a_restart_but_not_a_change_of_the_password()
    {
        var first = await ServerProcess.StartAsync();
        var cookie = (await LogInAsync(first)).Split(';')[0];
        await first.KillAsync();

        var second = await ServerProcess.StartAsync(first.DataPath);
        (await UseAsync(second, cookie)).ShouldBe(200);
        await second.KillAsync();

        await using var third = await ServerProcess.StartAsync(first.DataPath, password: "another-password");
        (await UseAsync(third, cookie)).ShouldBe(401);
        using var old = third.CreateClient(ServerProcess.DefaultPassword);
        (await ApiAnswer.SendAsync(old, "GET", "login")).Status.ShouldBe(401);
        using var changed = third.CreateClient();
        (await ApiAnswer.SendAsync(changed, "GET", "login")).Status.ShouldBe(200);
        third.Output.ShouldNotContain("another-password");
    }

    private static async Task<int> UseAsync(ServerProcess server, string cookie)
    {
        using var client = server.CreateAnonymousClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", cookie);
        return (await ApiAnswer.SendAsync(client, "GET", "execution")).Status;
    }

    private static async Task<string> LogInAsync(ServerProcess server)
    {
        using var client = server.CreateClient();
        var answer = await ApiAnswer.SendAsync(client, "GET", "login");
        answer.Json.GetProperty("user").GetProperty("username").GetString().ShouldBe("admin");
        answer.Text.ShouldNotContain("hash");
        return answer.Response.Headers.GetValues("Set-Cookie").Single();
    }
}
