using Microsoft.Extensions.Logging.Console;

namespace Zoe.Web;

/// <summary>Reads <c>appsettings.json</c>: the one beside the program, and over it the one in the current folder.</summary>
internal static class HostBuilding
{
    // Settings are read once. A reload would watch whole folders, with the data below them.
    private const string NoReload = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Null, with a sentence, when a file is not JSON.</summary>
    public static WebApplicationBuilder? TryCreate(out string? problem)
    {
        problem = null;
        try
        {
            var builder = WebApplication.CreateBuilder(
                new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [NoReload] });
            var local = Path.GetFullPath("appsettings.json");
            if (local != Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
                builder.Configuration.AddJsonFile(local, optional: true, reloadOnChange: false);
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
}
