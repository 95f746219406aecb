using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Console;
using Zoe.Web.Configuration;
using Zoe.Web.Configuration.Sources;

namespace Zoe.Web.Startup;

/// <summary>
/// Sources of the configuration, later ones take precedence: <c>appsettings.json</c> next to the program, the one in
/// the current folder, environment variables <c>ZOE_…</c>, and the command line.
/// </summary>
internal static class HostBuilding
{
    // The default file watcher watches the whole folder, including the data below it.
    private const string NoFolderWatch = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Null, with a message, when a file is not valid JSON.</summary>
    public static WebApplicationBuilder? TryCreate(HostCommandLine commandLine, EnvironmentSettings environment, out string? problem)
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
            sources.Add(environment.ToProvider());
            sources.Add(commandLine.ToProvider());
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            });
            // An unread standard output must not block the server: excess messages are dropped, and counted.
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

        // Polls the time of the file every few seconds.
        JsonConfigurationSource LookAtFile(string folder, string file) => new()
        {
            FileProvider = new PhysicalFileProvider(folder) { UsePollingFileWatcher = true, UseActivePolling = true },
            Path = file,
            Optional = true,
            ReloadOnChange = true,
            OnLoadException = failure =>
            {
                var reason = failure.Exception.InnerException?.Message ?? failure.Exception.Message;
                if (started) Console.Error.WriteLine($"zoe: {Path.Combine(folder, file)} cannot be read and its previous content stays in effect: {reason}");
            },
        };
    }
}
