namespace Zoe.Hosting;

/// <summary>What the engine has decided about a service.</summary>
public enum ServiceStatus
{
    /// <summary>Known, not yet in the queue.</summary>
    Created,

    /// <summary>Waiting for a node.</summary>
    Runnable,

    /// <summary>Has a node; being started there.</summary>
    Starting,

    /// <summary>Runs.</summary>
    Active,

    /// <summary>Being stopped and removed.</summary>
    Terminating,

    /// <summary>Gone.</summary>
    Inactive,

    /// <summary>Could not be started.</summary>
    Error,
}
