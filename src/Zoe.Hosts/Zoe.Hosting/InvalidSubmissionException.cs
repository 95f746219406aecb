using System.Collections.Immutable;
using Zoe.Model;

namespace Zoe.Hosting;

/// <summary>A submission cannot be accepted as it is; the message says why, <see cref="Diagnostics"/> all that is wrong with its ZApp.</summary>
public sealed class InvalidSubmissionException : Exception
{
    internal InvalidSubmissionException(string message, ImmutableArray<Diagnostic> diagnostics)
        : base(message) => Diagnostics = diagnostics;

    /// <summary>The errors of the ZApp; empty when something else is wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
