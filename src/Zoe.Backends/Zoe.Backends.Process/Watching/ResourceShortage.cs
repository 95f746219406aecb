using Zoe.Backends.Process.Native;

namespace Zoe.Backends.Process.Watching;

/// <summary>Distinguishes errors of a machine that is short of resources from errors about the requested file or process.</summary>
internal static class ResourceShortage
{
    /// <summary>True when descriptors or memory are short: the result is unknown, and the call has to be repeated.</summary>
    public static bool IsCauseOf(Exception error) =>
        error is IOException { HResult: Libc.TooManyOpen or Libc.TooManyOpenInSystem or Libc.OutOfMemory };
}
