namespace Zoe.Model;

/// <summary>A rule that documents must keep; a broken one becomes a <see cref="Diagnostic"/> with its code.</summary>
/// <param name="Code">Stable code such as <c>ZOE1012</c>.</param>
/// <param name="Severity">Severity of its diagnostics.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="InSchema">True when the JSON Schemas state the rule too.</param>
public sealed record DiagnosticRule(
    string Code,
    DiagnosticSeverity Severity,
    string Title,
    string Remedy,
    bool InSchema);
