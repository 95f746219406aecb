using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;

namespace Zoe.AspNetCore.Tests;

/// <summary>What an application is told at its start when it lacks something.</summary>
public sealed class MappingCheckTests
{
    [Fact]
    public async Task All_that_is_missing_is_said_at_once()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        var message = Should.Throw<InvalidOperationException>(() => app.MapZoeApi()).Message;
        message.ShouldContain("AddZoeApi");
        message.ShouldContain("AddZoe(");
        message.ShouldContain("AddZoeSqlite");
        message.ShouldContain("IBackend");
    }

    [Theory]
    [InlineData(0, "", "LinkSecret")]
    [InlineData(32, "", "PublicPathBase")]
    [InlineData(32, "/lab", null)]
    [InlineData(32, "/outer/lab", null)]
    public async Task Links_need_a_secret_and_the_path_at_which_users_see_them(int secretBytes, string publicPathBase, string? problem)
    {
        await using var app = Build(new ZoeOptions
        {
            LinkBasePath = "/links-to/",
            LinkSecret = new byte[secretBytes],
            PublicPathBase = publicPathBase,
        });
        if (problem is null) app.MapZoeApi("/lab");
        else Should.Throw<InvalidOperationException>(() => app.MapZoeApi("/lab")).Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("lab")]
    [InlineData("/lab/")]
    [InlineData("/{lab}")]
    public async Task Prefix_that_is_no_path_is_refused(string prefix)
    {
        await using var app = Build(new ZoeOptions());
        Should.Throw<ArgumentException>(() => app.MapZoeApi(prefix)).Message.ShouldContain("/zoe");
    }

    private static WebApplication Build(ZoeOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<IBackend>(provider =>
            new VirtualBackend(new VirtualCluster([], provider.GetRequiredService<TimeProvider>()), options.DeploymentName));
        builder.Services.AddZoe(options);
        builder.Services.AddZoeSqlite(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        builder.Services.AddZoeApi();
        return builder.Build();
    }
}
