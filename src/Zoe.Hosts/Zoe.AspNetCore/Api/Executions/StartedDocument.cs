namespace Zoe.AspNetCore;

/// <summary>The answer to an accepted start.</summary>
internal sealed record StartedDocument(long ExecutionId);
