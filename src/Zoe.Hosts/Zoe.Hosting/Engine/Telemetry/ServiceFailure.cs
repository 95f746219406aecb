using Zoe.Backends;

namespace Zoe.Hosting.Engine.Telemetry;

/// <summary>Classifies failed attempts of services.</summary>
internal static class ServiceFailure
{
    /// <summary>The kind of failure that a change shows; null for none.</summary>
    public static string? Describe(Service? before, Service after)
    {
        if (after.BackendStatus != before?.BackendStatus || after.Attempt != before.Attempt)
        {
            switch (after.BackendStatus)
            {
                case BackendStatus.OomKilled: return "oom";
                case BackendStatus.Lost: return "lost";
                case BackendStatus.Dead when after.ExitCode is not (null or 0): return "exit";
            }
        }

        var hasStartFailed = before is { Status: ServiceStatus.Starting }
            && (after.Status is ServiceStatus.Error || (after.Status is ServiceStatus.Terminating && after.RestartCount > before.RestartCount));
        return hasStartFailed ? "start" : null;
    }
}
