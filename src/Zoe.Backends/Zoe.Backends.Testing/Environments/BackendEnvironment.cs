namespace Zoe.Backends.Testing;

/// <summary>
/// What the conformance suite needs to know of a backend's surroundings: how to reach it, and how to say in its words
/// what a service shall do. Each fact makes its own environment and disposes it.
/// </summary>
public abstract class BackendEnvironment : IAsyncDisposable
{
    /// <summary>A node that answers and on which services can be started.</summary>
    public abstract string Node { get; }

    /// <summary>An image that is present there; anything for backends without images.</summary>
    public virtual string Image => "zoe-test/busybox:1";

    /// <summary>How long a fact may take before it is given up; far more than it takes even on a busy machine.</summary>
    public virtual TimeSpan Patience => TimeSpan.FromMinutes(10);

    /// <summary>How many services are started at once; fewer where each start costs a second of a small machine.</summary>
    public virtual int ManyServices => 200;

    /// <summary>The command of a service that runs until it is stopped, and then ends soon.</summary>
    public abstract string RunUntilStopped { get; }

    /// <summary>
    /// The command of a service that writes a line with this text, runs until <see cref="ReleaseAsync"/> is called for
    /// its workspace, then ends with this code.
    /// </summary>
    public abstract string RunUntilReleased(string text, int exitCode);

    /// <summary>Lets the services with this workspace that run <see cref="RunUntilReleased"/> end.</summary>
    public abstract Task ReleaseAsync(string workspace);

    /// <summary>
    /// A backend for this deployment. Called again for the same one, it returns a new backend over what the first one
    /// left, as after a restart of the server.
    /// </summary>
    public abstract Task<IBackend> CreateBackendAsync(string deployment);

    /// <summary>A folder on the node that services can be given as workspace, empty.</summary>
    public abstract string CreateWorkspace();

    /// <summary>Kills a running service by SIGKILL behind the backend's back, so that its exit code is 137.</summary>
    public abstract Task KillAsync(ObservedService service);

    /// <summary>
    /// What there still is of a deployment outside the backend's own listing: files, processes, containers. One line
    /// for each thing.
    /// </summary>
    public abstract Task<IReadOnlyList<string>> FindLeftoversAsync(string deployment);

    /// <summary>Removes what the environment made.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
