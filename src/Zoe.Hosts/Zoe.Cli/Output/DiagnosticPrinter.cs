using Zoe.Model;

namespace Zoe.Cli.Output;

/// <summary>Formats diagnostics like compilers, so that editors find the position.</summary>
internal static class DiagnosticPrinter
{
    /// <summary>One line: <c>file:line:column: error CODE: message</c>.</summary>
    public static string Format(string file, Diagnostic diagnostic) =>
        diagnostic.Line > 0 ? $"{file}:{diagnostic}" : $"{file}: {diagnostic}";
}
