namespace Zoe.Hosting;

/// <summary>What the backend last said of a service.</summary>
public enum BackendStatus
{
    /// <summary>Nothing yet.</summary>
    Undefined,

    /// <summary>Made, not running.</summary>
    Created,

    /// <summary>Running.</summary>
    Started,

    /// <summary>Ended.</summary>
    Dead,

    /// <summary>Removed.</summary>
    Destroyed,

    /// <summary>Killed for using too much memory.</summary>
    OomKilled,

    /// <summary>Given up: its node has not answered for too long.</summary>
    Lost,
}
