namespace Zoe.CrashHarness.Stores;

/// <summary>A row of an execution.</summary>
internal sealed record StoredExecution(long Id, string Name, string Status, long? TimeStart, long? TimeEnd, string? ErrorMessage)
{
    public bool HasEnded => Status is "terminated" or "error";

    /// <summary>It ended by itself, and its work is done.</summary>
    public bool HasSucceeded => Status == "terminated" && ErrorMessage is null;

    /// <summary>It counts against the quota.</summary>
    public bool IsAdmitted => Status is "queued" or "starting" or "running" or "cleaning up";
}
