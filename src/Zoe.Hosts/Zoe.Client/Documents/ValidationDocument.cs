namespace Zoe.Client.Documents;

/// <summary>Response to a validation without errors.</summary>
/// <param name="Validation"><c>ok</c>.</param>
/// <param name="Warnings">Warnings about an accepted ZApp.</param>
public sealed record ValidationDocument(string Validation, IReadOnlyList<ProblemDetail> Warnings);
