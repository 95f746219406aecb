using Zoe.Backends;
using Zoe.Hosting;
using Zoe.Hosting.Sqlite;

namespace Zoe.Web;

/// <summary>Says in one sentence why the server did not start.</summary>
internal static class StartupFailure
{
    public static string Describe(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            if (cause is StartupException or StoreSchemaException or StoreUnavailableException or BackendException) return cause.Message;
        return $"Zoe cannot start: {exception.Message}";
    }
}
