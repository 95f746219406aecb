namespace Zoe.Cli.Api;

/// <summary>How the server says what is wrong.</summary>
internal sealed record ProblemDocument(string? Message, IReadOnlyList<ProblemDetail>? Errors);
