using System.Runtime.InteropServices;

namespace Zoe.Backends.Process.Native;

/// <summary>System calls that .NET does not offer. The numbers are the same on all Linux architectures of .NET.</summary>
internal static partial class Libc
{
    public const int Terminate = 15;
    public const int Kill = 9;
    public const int NoSuchProcess = 3;
    public const int OutOfMemory = 12;
    public const int NoSuchDevice = 19;
    public const int TooManyOpenInSystem = 23;
    public const int TooManyOpen = 24;
    public const short PollIn = 1;
    public const uint InotifyModify = 2;
    public const int CloseOnExec = 0x80000;
    public const int NonBlocking = 0x800;
    public const int WriteAccess = 2;

    private const int IdIsPid = 1;
    private const int IdIsPidfd = 3;
    private const int DoNotWait = 1;
    private const int ExitedOnly = 4;
    private const nint PidfdSendSignalNumber = 424;
    private const nint PidfdOpenNumber = 434;

    /// <summary>A descriptor of a process that becomes readable when the process ends; -1 on error.</summary>
    public static int PidfdOpen(int pid) => (int)Syscall(PidfdOpenNumber, pid, 0, 0, 0);

    public static int PidfdSendSignal(int descriptor, int signal) =>
        (int)Syscall(PidfdSendSignalNumber, descriptor, signal, 0, 0);

    /// <summary>Reaps a child that has ended, so that its number becomes free; nothing happens for other processes.</summary>
    public static void Reap(Descriptor process) => _ = WaitId(IdIsPidfd, process.Number, 0, ExitedOnly | DoNotWait);

    /// <summary>The same without a descriptor. The number must not have passed to another child.</summary>
    public static void Reap(int pid) => _ = WaitId(IdIsPid, pid, 0, ExitedOnly | DoNotWait);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int SendSignal(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll([In, Out] PollDescriptor[] descriptors, nuint count, int timeoutMilliseconds);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "inotify_init1", SetLastError = true)]
    public static partial int InotifyInit(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int InotifyAddWatch(int descriptor, string path, uint mask);

    [LibraryImport("libc", EntryPoint = "inotify_rm_watch", SetLastError = true)]
    public static partial int InotifyRemoveWatch(int descriptor, int watch);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, [Out] byte[] buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte[] buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Access(string path, int mode);

    // Directory.Delete tries to delete the files first, which a control group does not allow.
    [LibraryImport("libc", EntryPoint = "rmdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RemoveFolder(string path);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    private static partial int WaitId(int idType, int id, nint information, int options);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Syscall(nint number, nint first, nint second, nint third, nint fourth);
}
