namespace Zoe.Cli;

/// <summary>Ends the program with an error message and exit code 1.</summary>
internal sealed class CliException(string message) : Exception(message);
