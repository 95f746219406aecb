using System.Text.Json.Serialization;

namespace Zoe.Client.Documents;

/// <summary>The result of one of several submissions: the id of its execution, or why it was rejected.</summary>
/// <param name="ExecutionId">Id of the new execution; null when the submission was rejected.</param>
/// <param name="Message">Why it was rejected, for users; null when it was accepted.</param>
/// <param name="Errors">Errors of the ZApp, with pointers into the whole body; null when it was accepted.</param>
public sealed record BatchResultDocument(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? ExecutionId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemDetail>? Errors = null);
