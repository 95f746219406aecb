namespace Zoe.Hosting.Store;

/// <summary>The leader's answer to a stored request.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Answer">The answer as JSON.</param>
public sealed record RequestAnswer(long RequestId, string Answer);
