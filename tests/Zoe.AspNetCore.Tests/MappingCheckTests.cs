using Microsoft.Extensions.Options;
using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;
using Zoe.Hosting.Users;

namespace Zoe.AspNetCore.Tests;

/// <summary>Errors of MapZoeApi when parts are missing or options are inconsistent.</summary>
public sealed class MappingCheckTests
{
    [Fact]
    public async Task All_missing_parts_are_reported_at_once()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        var message = Should.Throw<InvalidOperationException>(() => app.MapZoeApi()).Message;
        message.ShouldContain("AddZoeApi");
        message.ShouldContain("AddZoe(");
        message.ShouldContain("UseSqlite");
    }

    [Fact]
    public async Task Missing_parts_of_the_engine_are_reported_as_at_its_start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddZoe();
        builder.Services.AddSingleton<IUserStore>(_ => throw new InvalidOperationException("not used"));
        builder.Services.AddZoeApi();
        await using var app = builder.Build();
        Should.Throw<OptionsValidationException>(() => app.MapZoeApi()).Message.ShouldContain("no back-end");
    }

    [Theory]
    [InlineData(0, "", "LinkSecret")]
    [InlineData(32, "", "PublicPathBase")]
    [InlineData(32, "/lab", null)]
    [InlineData(32, "/outer/lab", null)]
    public async Task Links_need_a_secret_and_the_path_at_which_users_see_them(int secretBytes, string publicPathBase, string? problem)
    {
        await using var app = Build(options =>
        {
            options.LinkBasePath = "/links-to/";
            options.LinkSecret = new byte[secretBytes];
            options.PublicPathBase = publicPathBase;
        });
        if (problem is null) app.MapZoeApi("/lab");
        else Should.Throw<InvalidOperationException>(() => app.MapZoeApi("/lab")).Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("lab")]
    [InlineData("/lab/")]
    [InlineData("/{lab}")]
    public async Task Prefix_that_is_no_path_is_rejected(string prefix)
    {
        await using var app = Build(_ => { });
        Should.Throw<ArgumentException>(() => app.MapZoeApi(prefix)).Message.ShouldContain("/zoe");
    }

    private static WebApplication Build(Action<ZoeOptions> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddZoe(configure)
            .UseSqlite(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()))
            .UseVirtualCluster(nodes: 1);
        builder.Services.AddZoeApi();
        return builder.Build();
    }
}
