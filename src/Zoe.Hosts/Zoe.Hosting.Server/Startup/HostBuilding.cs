using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Console;
using Zoe.Hosting.Server.Configuration;
using Zoe.Hosting.Server.Configuration.Sources;

namespace Zoe.Hosting.Server.Startup;

/// <summary>
/// Sources of the configuration, later ones take precedence: <c>appsettings.json</c> next to the program, the one in
/// the current folder, environment variables <c>ZOE_…</c>, and the command line.
/// </summary>
internal static class HostBuilding
{
    /// <summary>
    /// For the arguments of the builder: the default file watcher watches the whole folder, including the data below it.
    /// </summary>
    public const string NoFolderWatch = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Adds the sources of the configuration and the console log.</summary>
    /// <exception cref="StartupException">A file is not valid JSON.</exception>
    public static void Configure(IHostApplicationBuilder builder, HostCommandLine commandLine, EnvironmentSettings environment)
    {
        var started = false;
        try
        {
            var sources = builder.Configuration.Sources;
            for (var i = 0; i < sources.Count; i++)
                if (sources[i] is JsonConfigurationSource { Path: { } file }) sources[i] = LookAtFile(AppContext.BaseDirectory, file);
            var local = Directory.GetCurrentDirectory();
            if (Path.Combine(local, SettingsFiles.Name) != Path.Combine(AppContext.BaseDirectory, SettingsFiles.Name))
                sources.Add(LookAtFile(local, SettingsFiles.Name));
            sources.Add(environment.ToProvider());
            sources.Add(commandLine.ToProvider());
            started = true;
        }
        catch (InvalidDataException exception)
        {
            throw new StartupException($"{exception.Message} {exception.InnerException?.Message}", exception);
        }

        LogToConsole(builder);

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

    private static void LogToConsole(IHostApplicationBuilder builder)
    {
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
    }
}
