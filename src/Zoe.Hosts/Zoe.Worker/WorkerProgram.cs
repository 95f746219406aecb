using Zoe.Hosting.Server.Backends;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Server.Startup;

namespace Zoe.Worker;

/// <summary>The engine in a generic host: it listens on no port.</summary>
internal sealed class WorkerProgram : ServerProgram<HostApplicationBuilder>
{
    /// <inheritdoc/>
    protected override string Title => "The Zoe engine without the web. Settings of the server's web pages and addresses have no effect.";

    /// <inheritdoc/>
    protected override HostApplicationBuilder CreateBuilder(string[] arguments) => Host.CreateApplicationBuilder(
        new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory, Args = arguments });

    /// <inheritdoc/>
    protected override void Check(ZoeHostOptions options)
    {
        // Nothing besides the settings.
    }

    /// <inheritdoc/>
    protected override IHost Build(HostApplicationBuilder builder, ZoeHostOptions options) => builder.Build();

    /// <inheritdoc/>
    protected override async Task StartAsync(
        IHost host, ZoeHostOptions options, ChosenBackend backend, CancellationToken cancellationToken)
    {
        await host.StartAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"Zoe engine, deployment {options.Deployment.DeploymentName}: {backend.Name}, {backend.Reason}; data in {options.Server.DataPath}");
    }
}
