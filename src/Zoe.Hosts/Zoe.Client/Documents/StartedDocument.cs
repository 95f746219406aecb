namespace Zoe.Client.Documents;

/// <summary>The answer to an accepted submission.</summary>
/// <param name="ExecutionId">Number of the new execution.</param>
public sealed record StartedDocument(long ExecutionId);
