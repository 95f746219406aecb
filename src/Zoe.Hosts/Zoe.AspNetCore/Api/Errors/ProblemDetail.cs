using Zoe.Model;

namespace Zoe.AspNetCore;

/// <summary>One thing that is wrong with a body, and where.</summary>
internal sealed record ProblemDetail(string Code, string Message, string Pointer, int Line, int Column)
{
    /// <summary>From a diagnostic of a document that stands at <paramref name="prefix"/> in the body.</summary>
    public static ProblemDetail From(Diagnostic diagnostic, string prefix = "") => new(
        diagnostic.Code, diagnostic.Message, prefix + diagnostic.Pointer, diagnostic.Line, diagnostic.Column);
}
