using System.Runtime.InteropServices;
using Zoe.Backends;
using Zoe.Web;

var commandLine = HostCommandLine.Parse(args);
if (commandLine.Help || commandLine.Version)
{
    Console.WriteLine(commandLine.Help ? HelpText.Create() : ZoeVersion.Current);
    return 0;
}

var builder = HostBuilding.TryCreate(out var problem);
if (builder is null)
{
    Console.Error.WriteLine($"zoe: {problem}");
    return 1;
}

var errors = new List<string>(commandLine.Errors);
var sources = new SettingSources(commandLine.Values, Environment.GetEnvironmentVariable, builder.Configuration);
var settings = new SettingsReader(sources, errors).Read();
if (builder.Environment.IsDevelopment()) settings = settings with { AllowProcesses = true };
if (errors.Count > 0)
{
    foreach (var error in errors) Console.Error.WriteLine($"zoe: {error}");
    return 1;
}

// Until the host is up and handles signals itself, and for those that come in between.
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
    PortCheck.Run(settings);
    dataLock = DataFolder.Prepare(settings.Engine.DataPath);
    var backend = await BackendChoice.ChooseAsync(settings, stopping.Token);
    app = ZoeServer.Build(builder, settings, backend);
    var password = await app.Services.GetRequiredService<AdminAccount>()
        .EnsureAsync(settings.AdminPassword, stopping.Token);
    await app.StartAsync(stopping.Token);
    Banner.Write(Console.Out, settings, backend, app.Urls, password, DescriptorBudget.OfThisProcess);
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
