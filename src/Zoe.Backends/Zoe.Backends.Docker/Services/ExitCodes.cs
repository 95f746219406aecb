namespace Zoe.Backends.Docker.Services;

/// <summary>Exit codes of containers that a signal ended: 128 and the signal's number, as shells count.</summary>
internal static class ExitCodes
{
    /// <summary>That of SIGKILL.</summary>
    public const int Killed = 137;

    private const int FirstSignal = 129;
    private const int LastSignal = 128 + 64;

    /// <summary>Whether the code is that of a signal.</summary>
    public static bool IsSignal(long code) => code is >= FirstSignal and <= LastSignal;
}
