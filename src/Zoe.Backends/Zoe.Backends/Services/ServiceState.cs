namespace Zoe.Backends;

/// <summary>What a backend sees of a service.</summary>
public enum ServiceState
{
    /// <summary>Made but not yet running.</summary>
    Created,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Ended, by itself or by force; its exit code is known unless the node lost it.</summary>
    Exited,
}
