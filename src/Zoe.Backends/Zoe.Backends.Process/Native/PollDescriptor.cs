using System.Runtime.InteropServices;

namespace Zoe.Backends.Process.Native;

/// <summary>One entry of <c>poll(2)</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollDescriptor
{
    public int Descriptor;
    public short Events;
    public short Returned;
}
