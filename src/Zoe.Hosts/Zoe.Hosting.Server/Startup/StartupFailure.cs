using Microsoft.Extensions.Options;
using Zoe.Backends;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Server.Startup;

/// <summary>Describes why the server did not start, one line for each reason.</summary>
internal static class StartupFailure
{
    public static string Describe(Exception exception)
    {
        if (exception is OptionsValidationException refusal) return string.Join('\n', refusal.Failures);
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            if (cause is StartupException or StoreSchemaException or StoreInUseException or StoreUnavailableException or BackendException) return cause.Message;
        return $"Zoe cannot start: {exception.Message}";
    }
}
