namespace Zoe.Backends.Testing;

/// <summary>
/// What the conformance suites need to know of a backend: how to create it, and which commands its services understand.
/// Each test creates an environment and disposes it.
/// </summary>
public abstract class BackendEnvironment : IAsyncDisposable
{
    /// <summary>A node that is online and on which services can be started.</summary>
    public abstract string Node { get; }

    /// <summary>An image that is present there; anything for backends without images.</summary>
    public virtual string Image => "zoe-test/busybox:1";

    /// <summary>How long a test may take; far more than it takes on a busy machine.</summary>
    public virtual TimeSpan TestTimeout => TimeSpan.FromMinutes(10);

    /// <summary>How many services are started at once; override it where a start takes seconds of CPU time.</summary>
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
    /// A backend for this deployment. Called again for the same one, it returns a new backend that adopts the services of
    /// the first one, as after a restart of the server.
    /// </summary>
    public abstract Task<IBackend> CreateBackendAsync(string deployment);

    /// <summary>Creates an empty folder on the node, to be a workspace.</summary>
    public abstract string CreateWorkspace();

    /// <summary>Kills a running service with SIGKILL, not through the backend; its exit code is 137.</summary>
    public abstract Task KillAsync(ObservedService service);

    /// <summary>
    /// What is left of a deployment, found without the backend: files, processes, containers. One line for each.
    /// </summary>
    public abstract Task<IReadOnlyList<string>> FindLeftoversAsync(string deployment);

    /// <summary>Removes what the environment created.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
