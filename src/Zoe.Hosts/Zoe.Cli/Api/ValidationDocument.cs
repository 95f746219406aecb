namespace Zoe.Cli.Api;

/// <summary>The server's answer about a ZApp that it would take.</summary>
internal sealed record ValidationDocument(string Validation, IReadOnlyList<ProblemDetail>? Warnings);
