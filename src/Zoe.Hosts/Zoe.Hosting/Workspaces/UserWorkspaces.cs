namespace Zoe.Hosting.Workspaces;

/// <summary>The users' folders: <c>&lt;base&gt;/&lt;deployment&gt;/&lt;user&gt;</c>.</summary>
internal sealed class UserWorkspaces(ZoeOptions options)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Users can enter their own folder but cannot list the others.
    private const UnixFileMode PassThrough = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly string _root = Path.GetFullPath(options.WorkspaceFolder);

    /// <summary>
    /// The absolute path of a user's workspace. A missing one is created with access for its owner only, and owned by
    /// the user and the deployment's group when this process may change owners; an existing one is not changed.
    /// </summary>
    /// <exception cref="IOException">It does not exist and cannot be created.</exception>
    public string Ensure(string userName, int userId)
    {
        var path = Path.Combine(_root, userName);
        if (userName is "" or "." or ".." || Path.GetDirectoryName(path) != _root)
            throw new InvalidOperationException($"The user name '{userName}' cannot be the name of a folder.");
        if (Directory.Exists(path)) return path;
        CreateRoot();
        Create(path, OwnerOnly);
        AssignOwner(path, userId);
        return path;
    }

    /// <summary>
    /// A folder whose owner cannot be set is deleted: otherwise it would be used as it is the next time.
    /// </summary>
    private void AssignOwner(string path, int userId)
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

    /// <summary>
    /// The configured base folder is never created: when it is missing, its file system is probably not mounted.
    /// </summary>
    private void CreateRoot()
    {
        if (Directory.Exists(_root)) return;
        if (options.WorkspaceBasePath is { } configured && !Directory.Exists(configured))
        {
            throw new DirectoryNotFoundException(
                $"The folder of the workspaces, {configured}, is missing on the machine of the Zoe server. Is its file system mounted?");
        }

        Create(_root, PassThrough);
    }

    private static void Create(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else
        {
            Directory.CreateDirectory(path, mode);
            // Not affected by the umask.
            File.SetUnixFileMode(path, mode);
        }
    }
}
