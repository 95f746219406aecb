using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.Links;
using Zoe.Hosting.Sqlite;

namespace Zoe.AspNetCore.Tests;

/// <summary>
/// An application with routes, a login, a fallback policy and error pages of its own, and Zoe below <c>/lab</c>, on the
/// virtual back-end and SQLite. Listens with HTTP/1.1 and, on a second port, with HTTP/2.
/// </summary>
public sealed class ForeignApplication : IAsyncLifetime
{
    private const string Password = "a password";
    private readonly string _folder = Directory.CreateTempSubdirectory("zoe-foreign-").FullName;

    public WebApplication Application { get; private set; } = null!;

    public Uri Url { get; private set; } = null!;

    /// <summary>The port with HTTP/2 only.</summary>
    public Uri Http2Url { get; private set; } = null!;

    /// <summary>Of Zoe's administrator.</summary>
    public static AuthenticationHeaderValue Credentials { get; } =
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AdminAccount.UserName}:{Password}")));

    /// <summary>Of Zoe's administrator, as fields of the login page.</summary>
    public static Dictionary<string, string> Form { get; } = new() { ["user"] = AdminAccount.UserName, ["password"] = Password };

    public HttpClient CreateClient() =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Url };

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2);
        });
        AddOwn(builder.Services);
        AddZoe(builder.Services);
        Application = builder.Build();
        MapOwn(Application);
        Application.MapZoeApi("/lab");
        await Application.Services.GetRequiredService<AdminAccount>().EnsureAsync(Password, CancellationToken.None);
        await Application.StartAsync();
        var urls = Application.Urls.ToArray();
        (Url, Http2Url) = (new Uri(urls[0]), new Uri(urls[1]));
    }

    public async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static void AddOwn(IServiceCollection services)
    {
        // One scheme, which is therefore the default without being named so.
        services.AddAuthentication().AddCookie("Own", cookie =>
        {
            cookie.Cookie.Name = "own";
            cookie.LoginPath = "/own/login";
        });
        services.AddAuthorization(authorization => authorization.FallbackPolicy =
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddDataProtection().SetApplicationName("Own").UseEphemeralDataProtectionProvider();
    }

    private void AddZoe(IServiceCollection services)
    {
        services.AddZoe(options =>
        {
            options.DataPath = _folder;
            options.LinkBasePath = "/links-to/";
            options.LinkSecret = LinkSecret.Ensure(_folder);
            options.PublicPathBase = "/lab";
        }).UseSqlite().UseVirtualCluster(nodes: 1);
        services.AddZoeApi();
    }

    private static void MapOwn(WebApplication app)
    {
        app.UseExceptionHandler(error => error.Run(context => context.Response.WriteAsync("own error page")));
        app.UseStatusCodePages("text/plain", "own status page {0}");
        app.MapGet("/", () => "own start page").AllowAnonymous();
        app.MapPost("/own/form", () => "own form").AllowAnonymous();
        app.MapGet("/own/failure", string () => throw new InvalidOperationException("as asked")).AllowAnonymous();
        app.MapGet("/own/secret", (ClaimsPrincipal user) => user.Identity!.Name);
        app.MapGet("/own/sign-in", (HttpContext context) => context.SignInAsync(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, AdminAccount.UserName)], "Own")))).AllowAnonymous();
    }
}
