using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using Zoe.Hosting.Health;
using Zoe.Hosting.OpenTelemetry;
using Zoe.Hosting.Server.Backends;
using Zoe.Hosting.Server.Configuration;
using Zoe.Hosting.Server.Configuration.Options;
using Zoe.Hosting.Server.Configuration.Sources;

namespace Zoe.Hosting.Server.Startup;

/// <summary>
/// A program that hosts the engine: reads its settings, starts, and runs until it is stopped. Errors are printed on
/// standard error, one line for each, and the exit code is 1.
/// </summary>
/// <typeparam name="TBuilder">Builder of the host.</typeparam>
internal abstract class ServerProgram<TBuilder>
    where TBuilder : IHostApplicationBuilder
{
    /// <summary>First line of the help.</summary>
    protected abstract string Title { get; }

    public async Task<int> RunAsync(string[] args)
    {
        var commandLine = HostCommandLine.Parse(args);
        if (commandLine.Help || commandLine.Version)
        {
            Console.WriteLine(commandLine.Help ? HelpText.Create(Title) : ZoeVersion.Current);
            return 0;
        }

        // Handles signals until the host has started and handles them itself.
        using var stopping = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }

        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        try
        {
            return await RunAsync(commandLine, stopping.Token);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception exception)
        {
            foreach (var line in StartupFailure.Describe(exception).Split('\n')) await Console.Error.WriteLineAsync($"zoe: {line}");
            return 1;
        }
    }

    /// <summary>Creates a builder whose content root is the folder of the program.</summary>
    /// <param name="arguments">Arguments for the builder.</param>
    protected abstract TBuilder CreateBuilder(string[] arguments);

    /// <summary>Checks what would fail at the start, before anything is created.</summary>
    /// <exception cref="StartupException">The host could not start.</exception>
    protected abstract void Check(ZoeHostOptions options);

    /// <summary>Builds the host; the engine, the store and the back-end are registered already.</summary>
    protected abstract IHost Build(TBuilder builder, ZoeHostOptions options);

    /// <summary>Starts the host and prints its configuration.</summary>
    protected abstract Task StartAsync(IHost host, ZoeHostOptions options, ChosenBackend backend, CancellationToken cancellationToken);

    private async Task<int> RunAsync(HostCommandLine commandLine, CancellationToken stopping)
    {
        var environment = EnvironmentSettings.OfThisProcess();
        var builder = CreateBuilder([HostBuilding.NoFolderWatch]);
        HostBuilding.Configure(builder, commandLine, environment);
        var configuration = (IConfigurationRoot)builder.Configuration;
        var options = new HostOptionsReader(configuration, [.. commandLine.Errors, .. environment.FindUnknown()]).Read();
        if (builder.Environment.IsDevelopment()) options.Backend.AllowProcesses = true;
        Check(options);
        await using var dataLock = DataFolder.Prepare(options.Server.DataPath);
        var backend = await BackendChoice.ChooseAsync(options, configuration, stopping);
        builder.Services.AddZoeTelemetry(configuration, options.Monitoring.ToTelemetryOptions());
        builder.Services.AddEngine(options, configuration, backend);
        var host = Build(builder, options);
        await using var disposing = (IAsyncDisposable)host;
        await StartAsync(host, options, backend, stopping);
        if (backend.Warning is not null) await Console.Error.WriteLineAsync($"zoe: {backend.Warning}");
        await host.WaitForShutdownAsync(stopping);
        return host.Services.GetRequiredService<EngineHealth>().IsAlive ? 0 : 1;
    }
}
