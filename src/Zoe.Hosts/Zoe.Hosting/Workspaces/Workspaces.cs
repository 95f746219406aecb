namespace Zoe.Hosting;

/// <summary>The users' folders: <c>&lt;base&gt;/&lt;deployment&gt;/&lt;user&gt;</c>.</summary>
internal sealed class Workspaces(ZoeOptions options)
{
    private readonly string _root = Path.GetFullPath(
        Path.Combine(options.WorkspaceBasePath ?? Path.Combine(options.DataPath, "workspaces"), options.DeploymentName));

    /// <summary>The absolute path of a user's workspace, made if it does not exist.</summary>
    public string Ensure(string userName)
    {
        var path = Path.Combine(_root, userName);
        if (userName is "" or "." or ".." || Path.GetDirectoryName(path) != _root)
            throw new InvalidOperationException($"The user name '{userName}' cannot be the name of a folder.");
        Directory.CreateDirectory(path);
        return path;
    }
}
