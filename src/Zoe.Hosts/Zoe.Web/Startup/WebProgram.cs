using Zoe.AspNetCore;
using Zoe.Backends.Drivers;
using Zoe.Hosting.Server.Backends;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Server.Startup;

namespace Zoe.Web.Startup;

/// <summary>The server: REST API, web pages and links, with the engine.</summary>
internal sealed class WebProgram : ServerProgram<WebApplicationBuilder>
{
    /// <inheritdoc/>
    protected override string Title => "The Zoe server.";

    /// <inheritdoc/>
    protected override WebApplicationBuilder CreateBuilder(string[] arguments) => WebApplication.CreateBuilder(
        new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = arguments });

    /// <inheritdoc/>
    protected override void Check(ZoeHostOptions options) => PortCheck.Run(options.Server);

    /// <inheritdoc/>
    protected override IHost Build(WebApplicationBuilder builder, ZoeHostOptions options) => ZoeServer.Build(builder, options);

    /// <inheritdoc/>
    protected override async Task StartAsync(
        IHost host, ZoeHostOptions options, ChosenBackend backend, CancellationToken cancellationToken)
    {
        var app = (WebApplication)host;
        var password = await app.Services.GetRequiredService<AdminAccount>()
            .EnsureAsync(options.Server.AdminPassword, cancellationToken);
        await app.StartAsync(cancellationToken);
        Banner.Write(Console.Out, options, backend, app.Urls, password, DescriptorBudget.OfThisProcess);
    }
}
