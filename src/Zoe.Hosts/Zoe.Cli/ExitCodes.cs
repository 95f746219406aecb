namespace Zoe.Cli;

/// <summary>Exit codes of the program.</summary>
internal static class ExitCodes
{
    /// <summary>Success.</summary>
    public const int Success = 0;

    /// <summary>Failure; standard error says why.</summary>
    public const int Failure = 1;

    /// <summary>Invalid command line.</summary>
    public const int Usage = 2;

    /// <summary>Interrupted with Ctrl-C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
