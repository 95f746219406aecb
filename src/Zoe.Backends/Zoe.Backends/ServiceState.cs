namespace Zoe.Backends;

/// <summary>The state of a service on its node.</summary>
public enum ServiceState
{
    /// <summary>Created but not yet running.</summary>
    Created,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Ended, by itself or killed; its exit code is known unless the node lost it.</summary>
    Exited,
}
