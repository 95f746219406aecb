namespace Zoe.Backends.Testing;

/// <summary>
/// The environment of a backend whose services run real commands on the machine of the tests, with a POSIX shell,
/// <c>sleep</c>, <c>setsid</c> and <c>head</c>.
/// </summary>
public abstract class ShellEnvironment : BackendEnvironment
{
    private readonly List<string> _workspaces = [];

    /// <inheritdoc/>
    public override string RunUntilStopped => "sh -c 'trap \"exit 0\" TERM; sleep 1000 & wait'";

    /// <summary>
    /// False when standard output and error are collected separately, so that the order of lines that were written to both
    /// at nearly the same time is not exact.
    /// </summary>
    public virtual bool OrdersStreamsExactly => true;

    /// <summary>False when services may use any amount of memory.</summary>
    public virtual bool LimitsMemory => true;

    /// <summary>
    /// A command that answers each connection to <c>$ZOE_PORT_&lt;port&gt;</c> with the line <c>hello</c>.
    /// </summary>
    public abstract string GreetOn(int port);

    /// <inheritdoc/>
    public override string RunUntilReleased(string text, int exitCode) =>
        $"sh -c 'echo {text}; until [ -e \"$ZOE_WORKSPACE/release\" ]; do sleep 0.02; done; exit {exitCode}'";

    /// <inheritdoc/>
    public override Task ReleaseAsync(string workspace) =>
        File.WriteAllTextAsync(Path.Combine(workspace, "release"), "");

    /// <inheritdoc/>
    public override string CreateWorkspace()
    {
        var folder = Directory.CreateTempSubdirectory("zoe-conformance-").FullName;
        lock (_workspaces) _workspaces.Add(folder);
        return folder;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var folder in _workspaces) Directory.Delete(folder, recursive: true);
        return base.DisposeAsync();
    }
}
