using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Console;

namespace Zoe.Web;

/// <summary>Reads <c>appsettings.json</c>: the one beside the program, and over it the one in the current folder.</summary>
internal static class HostBuilding
{
    private const string SettingsFile = "appsettings.json";

    // The usual way of noticing a change watches the whole folder, with the data below it.
    private const string NoFolderWatch = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Null, with a sentence, when a file is not JSON.</summary>
    public static WebApplicationBuilder? TryCreate(out string? problem)
    {
        problem = null;
        try
        {
            var builder = WebApplication.CreateBuilder(
                new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [NoFolderWatch] });
            var sources = builder.Configuration.Sources;
            for (var i = 0; i < sources.Count; i++)
                if (sources[i] is JsonConfigurationSource { Path: { } file }) sources[i] = LookAtFile(AppContext.BaseDirectory, file);
            var local = Directory.GetCurrentDirectory();
            if (Path.Combine(local, SettingsFile) != Path.Combine(AppContext.BaseDirectory, SettingsFile))
                sources.Add(LookAtFile(local, SettingsFile));
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
            return builder;
        }
        catch (InvalidDataException exception)
        {
            problem = $"{exception.Message} {exception.InnerException?.Message}";
            return null;
        }
    }

    /// <summary>Reads the file again when its time changes, which is looked at every few seconds.</summary>
    private static JsonConfigurationSource LookAtFile(string folder, string file) => new()
    {
        FileProvider = new PhysicalFileProvider(folder) { UsePollingFileWatcher = true, UseActivePolling = true },
        Path = file,
        Optional = true,
        ReloadOnChange = true,
    };
}
