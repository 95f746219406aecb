namespace Zoe.Model;

/// <summary>Severity of a diagnostic.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The document can be used, but may not behave as intended.</summary>
    Warning,

    /// <summary>The document cannot be used.</summary>
    Error,
}
