using System.Collections.Concurrent;
using Zoe.Hosting.Store;

namespace Zoe.Hosting.Submissions;

/// <summary>
/// Executes submissions with the same idempotency key one after the other, so that each finds the key that an earlier
/// one has stored with its execution.
/// </summary>
internal sealed class SubmissionKeys(IExecutionStore store)
{
    private readonly ConcurrentDictionary<(long UserId, string Key), Task> _pending = new();

    /// <summary>Submits, or returns the execution of an earlier submission with the same key.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="submit">Submits with the fingerprint to store; null for a submission without a key.</param>
    /// <param name="cancellationToken">Stops waiting; the submission may be accepted.</param>
    /// <exception cref="IdempotencyKeyException">The key was used for a different submission.</exception>
    public async Task<Execution> SubmitAsync(
        Submission submission, Func<string?, Task<Execution>> submit, CancellationToken cancellationToken)
    {
        if (submission.IdempotencyKey is not { } key) return await submit(null).WaitAsync(cancellationToken);
        var fingerprint = SubmissionFingerprint.Of(submission);
        while (true)
        {
            var done = new TaskCompletionSource();
            var pending = _pending.GetOrAdd((submission.Owner.Id, key), done.Task);
            // Not cancelled with the caller: until the outcome is known, a repeated submission has to wait.
            if (pending == done.Task) return await RunAsync(done).WaitAsync(cancellationToken);
            await pending.WaitAsync(cancellationToken);
        }

        async Task<Execution> RunAsync(TaskCompletionSource done)
        {
            try
            {
                return await FindAsync(submission.Owner.Id, key, fingerprint) ?? await submit(fingerprint);
            }
            finally
            {
                _pending.TryRemove((submission.Owner.Id, key), out _);
                done.SetResult();
            }
        }
    }

    private async Task<Execution?> FindAsync(long userId, string key, string fingerprint)
    {
        if (await store.FindKeyAsync(userId, key, CancellationToken.None) is not { } known) return null;
        if (known.Fingerprint != fingerprint)
            throw new IdempotencyKeyException($"The idempotency key '{key}' was used for another submission, of execution {known.ExecutionId}. Use a new key.");
        return await store.FindAsync(known.ExecutionId, CancellationToken.None)
            ?? throw new IdempotencyKeyException($"The idempotency key '{key}' was used for execution {known.ExecutionId}, which has been deleted. Use a new key.");
    }
}
