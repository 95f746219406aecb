namespace Zoe.Cli.Api;

/// <summary>One thing that is wrong with a request body, and where.</summary>
internal sealed record ProblemDetail(string? Code, string? Message, string? Pointer, int? Line, int? Column);
