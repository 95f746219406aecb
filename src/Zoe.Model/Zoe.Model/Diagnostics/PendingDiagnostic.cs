namespace Zoe.Model.Diagnostics;

/// <summary>A diagnostic without line and column.</summary>
/// <param name="Rule">The violated rule.</param>
/// <param name="Message">The message.</param>
/// <param name="Pointer">JSON pointer.</param>
/// <param name="Offset">Byte offset in the text; negative to look it up by the pointer.</param>
internal readonly record struct PendingDiagnostic(DiagnosticRule Rule, string Message, string Pointer, int Offset);
