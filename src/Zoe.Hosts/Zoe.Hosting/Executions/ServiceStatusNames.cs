namespace Zoe.Hosting.Executions;

/// <summary>Names of service and backend statuses in the API and in stores.</summary>
public static class ServiceStatusNames
{
    /// <summary>The name of a service status, for example <c>runnable</c>.</summary>
    public static string ToName(this ServiceStatus status) => status switch
    {
        ServiceStatus.Created => "created",
        ServiceStatus.Runnable => "runnable",
        ServiceStatus.Starting => "starting",
        ServiceStatus.Active => "active",
        ServiceStatus.Terminating => "terminating",
        ServiceStatus.Inactive => "inactive",
        ServiceStatus.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>The name of a backend status, for example <c>oom-killed</c>.</summary>
    public static string ToName(this BackendStatus status) => status switch
    {
        BackendStatus.Undefined => "undefined",
        BackendStatus.Created => "created",
        BackendStatus.Started => "started",
        BackendStatus.Dead => "dead",
        BackendStatus.Destroyed => "destroyed",
        BackendStatus.OomKilled => "oom-killed",
        BackendStatus.Lost => "lost",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
