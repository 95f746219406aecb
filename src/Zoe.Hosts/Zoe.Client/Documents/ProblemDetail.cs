namespace Zoe.Client.Documents;

/// <summary>An error of a request body and its position.</summary>
/// <param name="Code">Code of the diagnostic, for example <c>ZOE1012</c>.</param>
/// <param name="Message">Message for users.</param>
/// <param name="Pointer">JSON pointer into the body.</param>
/// <param name="Line">From 1; 0 when unknown.</param>
/// <param name="Column">From 1; 0 when unknown.</param>
public sealed record ProblemDetail(string Code = "", string Message = "", string Pointer = "", int Line = 0, int Column = 0);
