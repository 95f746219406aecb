namespace Zoe.AspNetCore;

/// <summary>The answer to a validation that found no error.</summary>
internal sealed record ValidationDocument(string Validation, IReadOnlyList<ProblemDetail> Warnings);
