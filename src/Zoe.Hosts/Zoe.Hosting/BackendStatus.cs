namespace Zoe.Hosting;

/// <summary>Last state of a service reported by the backend.</summary>
public enum BackendStatus
{
    /// <summary>Not reported yet.</summary>
    Undefined,

    /// <summary>Created, not running.</summary>
    Created,

    /// <summary>Running.</summary>
    Started,

    /// <summary>Ended.</summary>
    Dead,

    /// <summary>Removed.</summary>
    Destroyed,

    /// <summary>Killed because it exceeded its memory limit.</summary>
    OomKilled,

    /// <summary>Given up because its node has been unreachable for too long.</summary>
    Lost,
}
