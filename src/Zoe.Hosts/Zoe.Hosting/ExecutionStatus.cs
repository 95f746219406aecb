namespace Zoe.Hosting;

/// <summary>Where an execution is in its life.</summary>
public enum ExecutionStatus
{
    /// <summary>Accepted and durable, not yet looked at.</summary>
    Submitted,

    /// <summary>Waiting for room for its essential services.</summary>
    Queued,

    /// <summary>Its essential services have their places and are being started.</summary>
    Starting,

    /// <summary>All its essential services run.</summary>
    Running,

    /// <summary>It is over; what is left of it is being removed.</summary>
    CleaningUp,

    /// <summary>Ended as it should: by itself or on request.</summary>
    Terminated,

    /// <summary>Ended as it should not, or never started; the message says why.</summary>
    Error,
}
