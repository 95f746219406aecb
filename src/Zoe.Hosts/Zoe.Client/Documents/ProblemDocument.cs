using System.Text.Json.Serialization;

namespace Zoe.Client.Documents;

/// <summary>The body of an error response.</summary>
/// <param name="Message">Message for users.</param>
/// <param name="Errors">Errors of the request body; empty for other errors.</param>
/// <param name="Title">Summary of the kind of problem (RFC 9457).</param>
/// <param name="Detail">Explanation of this occurrence (RFC 9457).</param>
public sealed record ProblemDocument(
    string? Message = null,
    IReadOnlyList<ProblemDetail>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null);
