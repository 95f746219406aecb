namespace Zoe.Backends.Process;

/// <summary>Distinguishes errors caused by this machine from those caused by the requested file or process.</summary>
internal static class HostLack
{
    /// <summary>True when descriptors or memory are short: the answer is unknown, and is to be asked for again.</summary>
    public static bool Explains(Exception error) =>
        error is IOException { HResult: Libc.TooManyOpen or Libc.TooManyOpenInSystem or Libc.OutOfMemory };
}
