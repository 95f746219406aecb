namespace Zoe.Model;

/// <summary>A diagnostic before its line and column are known.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Pointer">JSON pointer.</param>
/// <param name="Offset">Byte offset in the text; negative to find it by the pointer.</param>
internal readonly record struct PendingDiagnostic(DiagnosticRule Rule, string Message, string Pointer, int Offset);
