namespace Zoe.Hosting.Health;

/// <summary>Names of the conditions that the engine raises.</summary>
public static class HealthConditions
{
    /// <summary>A scheduling policy failed; the default one is used until the next start.</summary>
    public const string SchedulerReplaced = "scheduler-replaced";

    /// <summary>The default scheduler failed too; nothing is placed while it does.</summary>
    public const string SchedulerFailed = "scheduler-failed";

    /// <summary>The engine ended with an error; nothing is accepted any more.</summary>
    public const string EngineStopped = "engine-stopped";

    /// <summary>The store cannot be written.</summary>
    public const string StoreUnavailable = "store-unavailable";

    /// <summary>A disk is full; what needs it waits.</summary>
    public const string DiskFull = "disk-full";
}
