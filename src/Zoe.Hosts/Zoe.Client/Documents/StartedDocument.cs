namespace Zoe.Client.Documents;

/// <summary>Response to an accepted submission.</summary>
/// <param name="ExecutionId">Id of the new execution.</param>
public sealed record StartedDocument(long ExecutionId);
