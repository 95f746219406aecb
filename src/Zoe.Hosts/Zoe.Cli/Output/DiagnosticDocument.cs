namespace Zoe.Cli.Output;

/// <summary>One line of <c>validate --json</c>.</summary>
internal sealed record DiagnosticDocument(
    string File, string Severity, string Code, string Message, string Pointer, int Line, int Column);
