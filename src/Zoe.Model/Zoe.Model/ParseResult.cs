using System.Collections.Immutable;

namespace Zoe.Model;

/// <summary>The result of reading or converting a document: the value, unless there are errors, and all diagnostics.</summary>
/// <typeparam name="T">The record the document is read into.</typeparam>
public sealed class ParseResult<T>
    where T : class
{
    internal ParseResult(T? value, ImmutableArray<Diagnostic> diagnostics)
    {
        Diagnostics = diagnostics;
        Value = HasErrors(diagnostics) ? null : value;
    }

    /// <summary>The document; null when any diagnostic is an error.</summary>
    public T? Value { get; }

    /// <summary>Errors and warnings in document order.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>True when the document can be used; there may be warnings.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    public bool IsValid => Value is not null;

    private static bool HasErrors(ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error)
                return true;
        }

        return false;
    }
}
