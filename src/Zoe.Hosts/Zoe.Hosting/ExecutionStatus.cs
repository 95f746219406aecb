namespace Zoe.Hosting;

/// <summary>Lifecycle states of an execution.</summary>
public enum ExecutionStatus
{
    /// <summary>Accepted and durable, not yet queued.</summary>
    Submitted,

    /// <summary>Waiting for placements of its essential services.</summary>
    Queued,

    /// <summary>Its essential services are placed and being started.</summary>
    Starting,

    /// <summary>All its essential services run.</summary>
    Running,

    /// <summary>Ending; its services are being stopped and removed.</summary>
    CleaningUp,

    /// <summary>Ended successfully or on request.</summary>
    Terminated,

    /// <summary>Failed, or could not be started; the error message says why.</summary>
    Error,
}
