using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Zoe.Hosting.Workspaces;

/// <summary>Changes the owner of folders, which requires root privileges.</summary>
internal static partial class FileOwner
{
    /// <summary>True when this process may change owners.</summary>
    public static bool CanBeChanged { get; } = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>Changes the owner of a folder; of a symbolic link that of the link itself.</summary>
    /// <exception cref="IOException">The file system does not allow it.</exception>
    public static void Set(string path, int user, int group)
    {
        if (ChangeOwner(path, (uint)user, (uint)group) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        throw new IOException($"'{path}' cannot be owned by user {user} and group {group}: {new Win32Exception(error).Message}.");
    }

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
