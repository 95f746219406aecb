namespace Zoe.Hosting.Store;

/// <summary>What hosts notify each other of.</summary>
public enum StoreNotification
{
    /// <summary>Executions have changed.</summary>
    ExecutionsChanged,

    /// <summary>A request waits for the leader.</summary>
    RequestAdded,

    /// <summary>Requests have been answered.</summary>
    RequestsAnswered,
}
