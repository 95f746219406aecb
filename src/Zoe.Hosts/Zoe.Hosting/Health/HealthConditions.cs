namespace Zoe.Hosting.Health;

/// <summary>Names of the conditions that the engine raises.</summary>
public static class HealthConditions
{
    /// <summary>A scheduling policy failed; the default one is used until the next start.</summary>
    public const string SchedulerReplaced = "scheduler-replaced";

    /// <summary>The default scheduler failed too; services are not placed.</summary>
    public const string SchedulerFailed = "scheduler-failed";

    /// <summary>The engine stopped after an error; nothing is accepted.</summary>
    public const string EngineStopped = "engine-stopped";

    /// <summary>A background task stopped after an error, and with it the process.</summary>
    public const string TaskFailed = "task-failed";

    /// <summary>An operation on a service failed in an unexpected way: an error of Zoe or of a driver.</summary>
    public const string UnexpectedError = "unexpected-error";

    /// <summary>The store is not writable.</summary>
    public const string StoreUnavailable = "store-unavailable";

    /// <summary>A disk is full.</summary>
    public const string DiskFull = "disk-full";
}
