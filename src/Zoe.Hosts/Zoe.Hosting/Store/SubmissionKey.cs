namespace Zoe.Hosting.Store;

/// <summary>The idempotency key of an accepted submission.</summary>
/// <param name="UserId">The user whose key it is.</param>
/// <param name="Key">Unique among the keys of the user.</param>
/// <param name="Fingerprint">Hash of the submission, to detect a different one with the same key.</param>
/// <param name="ExecutionId">The execution that was created.</param>
/// <param name="Time">When.</param>
public sealed record SubmissionKey(long UserId, string Key, string Fingerprint, long ExecutionId, DateTimeOffset Time);
