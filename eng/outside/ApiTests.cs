using Zoe.AspNetCore;
using Zoe.Backends;
using Zoe.Backends.Docker;
using Zoe.Backends.Kubernetes;
using Zoe.Backends.Process;
using Zoe.Client;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;

namespace Outside;

public sealed class ApiTests
{
    [Fact]
    public async Task The_API_is_mapped_into_an_application_of_ones_own_and_reached_by_the_client()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("zoe-outside-").FullName;
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddZoe(options => options.DataPath = data).UseSqlite().UseVirtualCluster(nodes: 2);
        builder.Services.AddZoeApi();
        await using (var app = builder.Build())
        {
            app.MapGet("/", () => "an application of one's own");
            app.MapZoeApi("/zoe");
            await app.Services.GetRequiredService<AdminAccount>().EnsureAsync("secret", cancellation);
            await app.StartAsync(cancellation);

            using var http = new HttpClient();
            Assert.Equal("an application of one's own", await http.GetStringAsync(app.Urls.First(), cancellation));

            using var zoe = ZoeClient.Create(new ZoeClientOptions
            {
                Address = new Uri(app.Urls.First() + "/zoe/"),
                UserName = "admin",
                Password = "secret",
            });
            var id = await zoe.SubmitAsync("first", Applications.Greeting, cancellationToken: cancellation);
            await foreach (var execution in zoe.WatchAsync(id, cancellationToken: cancellation))
                if (execution.Status == "running") break;
            await app.StopAsync(cancellation);
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public void Each_driver_is_registered_with_one_call()
    {
        IZoeBuilder Add() => new ServiceCollection().AddZoe(options => options.DataPath = Path.GetTempPath());

        Assert.NotNull(Add().UseProcesses());
        Assert.NotNull(Add().UseDocker());
        Assert.NotNull(Add().UseKubernetes());
    }
}
