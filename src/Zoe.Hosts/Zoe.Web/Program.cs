using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using Zoe.AspNetCore;
using Zoe.AspNetCore.Api.Info;
using Zoe.Backends.Drivers;
using Zoe.Web.Backends;
using Zoe.Web.Configuration;
using Zoe.Web.Configuration.Options;
using Zoe.Web.Configuration.Sources;
using Zoe.Web.Startup;

var commandLine = HostCommandLine.Parse(args);
if (commandLine.Help || commandLine.Version)
{
    Console.WriteLine(commandLine.Help ? HelpText.Create() : ZoeVersion.Current);
    return 0;
}

var environment = EnvironmentSettings.OfThisProcess();
var builder = HostBuilding.TryCreate(commandLine, environment, out var problem);
if (builder is null)
{
    Console.Error.WriteLine($"zoe: {problem}");
    return 1;
}

ZoeHostOptions options;
try
{
    options = new HostOptionsReader(builder.Configuration, [.. commandLine.Errors, .. environment.FindUnknown()]).Read();
}
catch (OptionsValidationException refusal)
{
    foreach (var line in refusal.Failures.SelectMany(failure => failure.Split('\n'))) Console.Error.WriteLine($"zoe: {line}");
    return 1;
}

if (builder.Environment.IsDevelopment()) options.Backend.AllowProcesses = true;

// Handles signals until the host has started and handles them itself.
using var stopping = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopping.Cancel();
}

using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

FileStream? dataLock = null;
WebApplication? app = null;
try
{
    PortCheck.Run(options.Server);
    dataLock = DataFolder.Prepare(options.Server.DataPath);
    var backend = await BackendChoice.ChooseAsync(options, builder.Configuration, stopping.Token);
    app = ZoeServer.Build(builder, options, backend);
    var password = await app.Services.GetRequiredService<AdminAccount>()
        .EnsureAsync(options.Server.AdminPassword, stopping.Token);
    await app.StartAsync(stopping.Token);
    Banner.Write(Console.Out, options, backend, app.Urls, password, DescriptorBudget.OfThisProcess);
    if (backend.Warning is not null) Console.Error.WriteLine($"zoe: {backend.Warning}");
}
catch (Exception) when (stopping.IsCancellationRequested)
{
    if (app is not null) await app.DisposeAsync();
    if (dataLock is not null) await dataLock.DisposeAsync();
    return 0;
}
catch (Exception exception)
{
    foreach (var line in StartupFailure.Describe(exception).Split('\n')) Console.Error.WriteLine($"zoe: {line}");
    return 1;
}

await using (dataLock)
await using (app)
{
    await app.WaitForShutdownAsync(stopping.Token);
    return ZoeServer.HasFailed(app) ? 1 : 0;
}
