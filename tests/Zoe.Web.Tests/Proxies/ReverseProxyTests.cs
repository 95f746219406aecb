using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Zoe.TestKit;

namespace Zoe.Web.Tests.Proxies;

/// <summary>The server below a path behind a real nginx, in a real browser.</summary>
public sealed partial class ReverseProxyTests(ProxiedService service) : IClassFixture<ProxiedService>
{
    private const string AllHeaders =
        "proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header "
        + "X-Forwarded-Host $http_host; proxy_set_header X-Forwarded-Proto $scheme; proxy_set_header X-Forwarded-Prefix /lab;";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Login_style_and_links_work_below_a_path_and_cross_origin_pages_change_nothing()
    {
        await using var nginx = await Nginx.StartAsync(service.Server.Url, AllHeaders, Attack);
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync();
        await page.GotoAsync(new Uri(nginx.Url, "links").AbsoluteUri);
        page.Url.ShouldEndWith("/lab/login?next=%2Flab%2Flinks");
        await SaveScreenshotAsync(page, "login");
        await page.FillAsync("input[name=user]", "admin");
        await page.FillAsync("input[name=password]", service.Server.Password);
        await page.ClickAsync("button");
        await WaitForPageAsync(page, "/lab/links");
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('main')).maxWidth")).ShouldNotBe("none");
        await SaveScreenshotAsync(page, "links");

        var link = page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Test page" }).First;
        (await link.GetAttributeAsync("href")).ShouldBe("/lab" + service.Path);
        using var endpoints = await service.Client.SendAsync(Forwarded($"api/0.7/execution/endpoints/{service.ExecutionId}"), Cancellation);
        (await endpoints.Content.ReadAsStringAsync(Cancellation)).ShouldContain($"\"/lab{service.Path}\"");
        await link.ClickAsync();
        await WaitForPageAsync(page, service.Path);
        (await page.ContentAsync()).ShouldContain($"/lab{service.Path[..^1]}", customMessage: "the service gets its prefix");

        // Still logged in, on a page of another port of the same host, to which the browser sends the cookie.
        await page.GotoAsync(nginx.Foreign.AbsoluteUri);
        await page.WaitForFunctionAsync("document.title === 'done'");
        await page.ClickAsync("#form");
        await WaitForPageAsync(page, "/lab/api/0.7/execution");
        (await page.ContentAsync()).ShouldContain("page of another server");
        var executions = await ApiAnswer.SendAsync(service.Client, "GET", "execution?name=attack");
        executions.Json.EnumerateObject().ShouldBeEmpty();
        await page.GotoAsync(new Uri(nginx.Url, "links").AbsoluteUri);
        page.Url.ShouldEndWith("/lab/links", customMessage: "the other page could not sign out either");

        await page.ClickAsync("button");
        await WaitForPageAsync(page, "/lab/login");
        await page.GotoAsync(new Uri(nginx.Url, "links").AbsoluteUri);
        page.Url.ShouldContain("/lab/login");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_configured_address_needs_no_headers_whether_nginx_removes_the_path_or_not(bool strips)
    {
        await using var server = await ServerProcess.StartAsync(
            environment: new Dictionary<string, string> { ["ZOE_PUBLIC_ADDRESS"] = "https://zoe.example/lab" });
        await using var nginx = await Nginx.StartAsync(server.Url, "", _ => "", strips);
        using var client = server.CreateClient();
        (await client.GetStringAsync(new Uri(nginx.Url, "style.css"), Cancellation)).ShouldContain("main {");
        (await client.GetStringAsync(new Uri(nginx.Url, "links"), Cancellation)).ShouldContain("href=\"/lab/style.css\"");
        (await client.GetStringAsync(nginx.Url, Cancellation)).ShouldContain("ZOE_URL=https://zoe.example/lab ");
        foreach (var (origin, status) in new[] { ("https://zoe.example", 400), ("https://evil.example", 403) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(nginx.Url, "api/0.7/zapp_validate"))
            {
                Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Origin", origin);
            using var answer = await client.SendAsync(request, Cancellation);
            ((int)answer.StatusCode).ShouldBe(status);
        }
    }

    /// <summary>
    /// Waits for a page that a click opens. Playwright 1.64's <c>WaitForURLAsync</c> can miss the load event of a page
    /// that loads fast, and then waits for ever.
    /// </summary>
    private static async Task WaitForPageAsync(IPage page, string path)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(path) + "$", RegexOptions.None, TimeSpan.FromSeconds(1)), new PageAssertionsToHaveURLOptions { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("body")).Not.ToBeEmptyAsync(new LocatorAssertionsToBeEmptyOptions { Timeout = 60_000 });
    }

    private static HttpRequestMessage Forwarded(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-Prefix", "/lab");
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        return request;
    }

    private static string Attack(Uri server) =>
        $$"""
          <!DOCTYPE html><title>x</title>
          <form method="post" enctype="text/plain" action="{{server}}api/0.7/execution">
          <input type="hidden" name='{"name":"attack","application":{{OneLine(Samples.Batch("touch /tmp/attack"))}},"x":"' value='"}'>
          <button id="form">go</button></form>
          <script>
          const body = JSON.stringify({ name: "attack", application: {{OneLine(Samples.Batch("touch /tmp/attack"))}} });
          const send = (path, type) => fetch("{{server}}" + path,
            { method: "POST", mode: "no-cors", credentials: "include", headers: type ? { "Content-Type": type } : {}, body }).catch(() => 0);
          Promise.all([send("api/0.7/execution", "text/plain"), send("api/0.7/execution"), send("logout", "application/x-www-form-urlencoded")])
            .then(() => document.title = "done");
          </script>
          """;

    private static string OneLine(string json) => LineEnds().Replace(json, "");

    /// <summary>Saves screenshots to the folder ZOE_TEST_SCREENSHOTS, if set.</summary>
    private static async Task SaveScreenshotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("ZOE_TEST_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    [GeneratedRegex(@"\r?\n\s*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineEnds();
}
