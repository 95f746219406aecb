namespace Zoe.Backends.Process;

/// <summary>Tells errors that speak of this machine from those that speak of the file or process that was asked for.</summary>
internal static class HostLack
{
    /// <summary>True when descriptors or memory are short: the answer is unknown, and is to be asked for again.</summary>
    public static bool Explains(Exception error) =>
        error is IOException { HResult: Libc.TooManyOpen or Libc.TooManyOpenInSystem or Libc.OutOfMemory };
}
