namespace Zoe.Web;

/// <summary>What can run services.</summary>
internal enum BackendKind
{
    /// <summary>One or more Docker Engines.</summary>
    DockerEngine,

    /// <summary>A Kubernetes cluster.</summary>
    Kubernetes,

    /// <summary>Processes of this machine.</summary>
    Process,

    /// <summary>A cluster that exists only in memory.</summary>
    Virtual,
}
