namespace Zoe.Client.Documents;

/// <summary>One thing that is wrong with a request body, and where.</summary>
/// <param name="Code">Code of the diagnostic, for example <c>ZOE1012</c>.</param>
/// <param name="Message">Text for people.</param>
/// <param name="Pointer">JSON pointer into the body.</param>
/// <param name="Line">From 1; 0 when not known.</param>
/// <param name="Column">From 1; 0 when not known.</param>
public sealed record ProblemDetail(string Code = "", string Message = "", string Pointer = "", int Line = 0, int Column = 0);
