using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Zoe.Hosting.Workspaces;

/// <summary>Gives folders to users, which only the superuser may.</summary>
internal static partial class FileOwner
{
    /// <summary>True when this process may change who owns what.</summary>
    public static bool CanBeChanged { get; } = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>Gives a folder away; a link in its place is given away itself, not what it leads to.</summary>
    /// <exception cref="IOException">The file system does not allow it.</exception>
    public static void Set(string path, int user, int group)
    {
        if (ChangeOwner(path, (uint)user, (uint)group) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        throw new IOException($"'{path}' cannot be given to user {user} and group {group}: {new Win32Exception(error).Message}.");
    }

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
