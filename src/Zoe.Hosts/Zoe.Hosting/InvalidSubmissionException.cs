using System.Collections.Immutable;
using Zoe.Model;

namespace Zoe.Hosting;

/// <summary>A submission is not valid; <see cref="Diagnostics"/> has all errors of its ZApp.</summary>
public sealed class InvalidSubmissionException : Exception
{
    internal InvalidSubmissionException(string message, ImmutableArray<Diagnostic> diagnostics)
        : base(message) => Diagnostics = diagnostics;

    /// <summary>Errors of the ZApp; empty for other errors.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
