namespace Zoe.Client.Documents;

/// <summary>The answer to a validation without errors.</summary>
/// <param name="Validation"><c>ok</c>.</param>
/// <param name="Warnings">What should be changed although the ZApp is accepted.</param>
public sealed record ValidationDocument(string Validation, IReadOnlyList<ProblemDetail> Warnings);
