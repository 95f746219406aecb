namespace Zoe.AspNetCore;

/// <summary>How errors are told.</summary>
internal sealed record ProblemDocument(string Message, IReadOnlyList<ProblemDetail> Errors);
