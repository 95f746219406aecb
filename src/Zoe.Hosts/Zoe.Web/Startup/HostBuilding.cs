using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Console;
using Zoe.Web.Configuration;
using Zoe.Web.Configuration.Sources;

namespace Zoe.Web.Startup;

/// <summary>
/// Reads the configuration: <c>appsettings.json</c> beside the program, over it the one in the current folder, over both
/// the variables <c>ZOE_…</c>, and over all the command line.
/// </summary>
internal static class HostBuilding
{
    // The usual way of noticing a change watches the whole folder, with the data below it.
    private const string NoFolderWatch = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Null, with a sentence, when a file is not JSON.</summary>
    public static WebApplicationBuilder? TryCreate(HostCommandLine commandLine, VariableSettings variables, out string? problem)
    {
        problem = null;
        var started = false;
        try
        {
            var builder = WebApplication.CreateBuilder(
                new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [NoFolderWatch] });
            var sources = builder.Configuration.Sources;
            for (var i = 0; i < sources.Count; i++)
                if (sources[i] is JsonConfigurationSource { Path: { } file }) sources[i] = LookAtFile(AppContext.BaseDirectory, file);
            var local = Directory.GetCurrentDirectory();
            if (Path.Combine(local, SettingsFiles.Name) != Path.Combine(AppContext.BaseDirectory, SettingsFiles.Name))
                sources.Add(LookAtFile(local, SettingsFiles.Name));
            sources.Add(variables);
            sources.Add(new ArgumentSettings(commandLine.Values));
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            });
            // A standard output that nobody reads must hold up nobody: what does not fit is dropped, and counted.
            builder.Services.Configure<ConsoleLoggerOptions>(console =>
            {
                console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
                console.MaxQueueLength = 4096;
            });
            started = true;
            return builder;
        }
        catch (InvalidDataException exception)
        {
            problem = $"{exception.Message} {exception.InnerException?.Message}";
            return null;
        }

        // Reads the file again when its time changes, which is looked at every few seconds.
        JsonConfigurationSource LookAtFile(string folder, string file) => new()
        {
            FileProvider = new PhysicalFileProvider(folder) { UsePollingFileWatcher = true, UseActivePolling = true },
            Path = file,
            Optional = true,
            ReloadOnChange = true,
            OnLoadException = failure =>
            {
                var reason = failure.Exception.InnerException?.Message ?? failure.Exception.Message;
                if (started) Console.Error.WriteLine($"zoe: {Path.Combine(folder, file)} cannot be read, and what was read before stays in force: {reason}");
            },
        };
    }
}
