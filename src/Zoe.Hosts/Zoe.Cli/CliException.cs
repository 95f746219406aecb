namespace Zoe.Cli;

/// <summary>Ends the program with a message for its user and exit code 1.</summary>
internal sealed class CliException(string message) : Exception(message);
