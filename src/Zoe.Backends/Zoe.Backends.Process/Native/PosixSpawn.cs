using System.Globalization;
using System.Runtime.InteropServices;

namespace Zoe.Backends.Process.Native;

/// <summary>
/// Starts processes with what <see cref="System.Diagnostics.Process"/> does not offer: a session of their own, and default
/// signal handling (children of .NET inherit that SIGPIPE is ignored, so that pipelines would not end).
/// </summary>
internal static partial class PosixSpawn
{
    private const short ResetSignals = 0x04;
    private const short SetSignalMask = 0x08;
    private const short NewSession = 0x80;

    private const int LastStandard = 2;
    private const int SetDescriptorFlags = 2;
    private const int CloseOnExec = 1;

    // More than any libc needs for its opaque structures.
    private const int StructureBytes = 1024;

    /// <summary>
    /// Starts a program whose input is empty and whose output and errors go to a descriptor; it inherits no other one.
    /// Returns the process number, or the negated error number.
    /// </summary>
    public static int Start(string path, string[] arguments, string[] environment, int output)
    {
        var attributes = new byte[StructureBytes];
        var actions = new byte[StructureBytes];
        var allSignals = new byte[StructureBytes];
        var noSignals = new byte[StructureBytes];
        CloseOthersOnExec();
        _ = InitAttributes(attributes);
        _ = InitActions(actions);
        try
        {
            _ = FillSignals(allSignals);
            _ = SetDefaultSignals(attributes, allSignals);
            _ = SetMask(attributes, noSignals);
            _ = SetFlags(attributes, ResetSignals | SetSignalMask | NewSession);
            var error = AddOpen(actions, 0, "/dev/null", 0, 0);
            if (error == 0) error = AddDuplicate(actions, output, 1);
            if (error == 0) error = AddDuplicate(actions, output, 2);
            var pid = 0;
            if (error == 0) error = Spawn(out pid, path, actions, attributes, [.. arguments, null], [.. environment, null]);
            return error == 0 ? pid : -error;
        }
        finally
        {
            _ = DestroyActions(actions);
            _ = DestroyAttributes(attributes);
        }
    }

    // Descriptors that .NET opens have the flag already; those that this process inherited may lack it.
    private static void CloseOthersOnExec()
    {
        foreach (var descriptor in Directory.EnumerateFiles("/proc/self/fd"))
        {
            if (int.TryParse(Path.GetFileName(descriptor.AsSpan()), CultureInfo.InvariantCulture, out var number) && number > LastStandard)
                _ = SetFlags(number, SetDescriptorFlags, CloseOnExec);
        }
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int SetFlags(int descriptor, int command, int flags);

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Spawn(
        out int pid, string path, byte[] actions, byte[] attributes, string?[] arguments, string?[] environment);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static partial int InitAttributes([In, Out] byte[] attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static partial int DestroyAttributes([In, Out] byte[] attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static partial int SetFlags([In, Out] byte[] attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static partial int SetDefaultSignals([In, Out] byte[] attributes, byte[] signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    private static partial int SetMask([In, Out] byte[] attributes, byte[] signals);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    private static partial int FillSignals([In, Out] byte[] signals);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitActions([In, Out] byte[] actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions([In, Out] byte[] actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddOpen([In, Out] byte[] actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddDuplicate([In, Out] byte[] actions, int descriptor, int duplicate);
}
