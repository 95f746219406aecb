namespace Zoe.Hosting;

/// <summary>Lifecycle states of a service, decided by the engine.</summary>
public enum ServiceStatus
{
    /// <summary>Created, not yet queued.</summary>
    Created,

    /// <summary>Waiting for a placement.</summary>
    Runnable,

    /// <summary>Placed on a node and being started.</summary>
    Starting,

    /// <summary>Running.</summary>
    Active,

    /// <summary>Being stopped and removed.</summary>
    Terminating,

    /// <summary>Ended and removed.</summary>
    Inactive,

    /// <summary>Could not be started.</summary>
    Error,
}
