using System.Runtime.InteropServices;

namespace Zoe.Backends.Process.Native;

/// <summary>An open file descriptor, closed when disposed.</summary>
internal sealed class Descriptor : SafeHandle
{
    public Descriptor(int number)
        : base(-1, ownsHandle: true) => SetHandle(number);

    public override bool IsInvalid => handle < 0;

    public int Number => (int)handle;

    protected override bool ReleaseHandle() => Libc.Close(Number) == 0;
}
