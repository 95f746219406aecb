using Zoe.AspNetCore.Api.Errors;
using Zoe.Client.Documents;
using Zoe.Model;

namespace Zoe.AspNetCore.Api.ZApps;

/// <summary>Rejects invalid ZApps.</summary>
internal static class ApplicationProblem
{
    /// <summary>A diagnostic of a document at <paramref name="prefix"/> in the body.</summary>
    public static ProblemDetail Detail(Diagnostic diagnostic, string prefix = "") => new(
        diagnostic.Code, diagnostic.Message, prefix + diagnostic.Pointer, diagnostic.Line, diagnostic.Column);

    /// <summary>A summary with the first error, and all errors as details.</summary>
    public static ApiException Create(
        IEnumerable<Diagnostic> diagnostics, Func<Diagnostic, ProblemDetail> toDetail)
    {
        var details = diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(toDetail).ToList();
        return new ApiException(
            StatusCodes.Status400BadRequest, $"Invalid application description: {details[0].Message}", details);
    }
}
