namespace Zoe.Model;

/// <summary>How much a diagnostic matters.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The document can be used, but probably not as its author thinks.</summary>
    Warning,

    /// <summary>The document cannot be used.</summary>
    Error,
}
