namespace Zoe.Hosting.Workspaces;

/// <summary>The users' folders: <c>&lt;base&gt;/&lt;deployment&gt;/&lt;user&gt;</c>.</summary>
internal sealed class UserWorkspaces(ZoeOptions options)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Users pass through to their own folder without seeing who else has one.
    private const UnixFileMode PassThrough = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly string _root = Path.GetFullPath(options.WorkspaceFolder);

    /// <summary>
    /// The absolute path of a user's workspace. One that does not exist is made, for its owner only, and given to the
    /// user and the group of the deployment when this process may; one that exists stays as the administrator made it.
    /// </summary>
    /// <exception cref="IOException">It can neither be found nor made; the message says what to do.</exception>
    public string Ensure(string userName, int userId)
    {
        var path = Path.Combine(_root, userName);
        if (userName is "" or "." or ".." || Path.GetDirectoryName(path) != _root)
            throw new InvalidOperationException($"The user name '{userName}' cannot be the name of a folder.");
        if (Directory.Exists(path)) return path;
        MakeRoot();
        Make(path, OwnerOnly);
        GiveAway(path, userId);
        return path;
    }

    /// <summary>A folder that cannot be given to its user does not stay: it would pass for one that was.</summary>
    private void GiveAway(string path, int userId)
    {
        if (!FileOwner.CanBeChanged) return;
        try
        {
            FileOwner.Set(path, userId, options.FsGroupId);
        }
        catch (IOException)
        {
            Directory.Delete(path);
            throw;
        }
    }

    /// <summary>The administrator's folder is never made: one that is missing is a file system that is not mounted.</summary>
    private void MakeRoot()
    {
        if (Directory.Exists(_root)) return;
        if (options.WorkspaceBasePath is { } configured && !Directory.Exists(configured))
        {
            throw new DirectoryNotFoundException(
                $"The folder of the workspaces, {configured}, is missing on the machine of Zoe. Is its file system mounted?");
        }

        Make(_root, PassThrough);
    }

    private static void Make(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else
        {
            Directory.CreateDirectory(path, mode);
            // What the process's mask took away.
            File.SetUnixFileMode(path, mode);
        }
    }
}
