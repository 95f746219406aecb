using System.Runtime.CompilerServices;

namespace Zoe.Hosting;

/// <summary>
/// Operations on executions. A change is durable when its task completes. Unknown ids throw <see
/// cref="ExecutionNotFoundException"/>, requests that are not valid in the current state <see
/// cref="ExecutionStateException"/>.
/// </summary>
public interface IExecutions
{
    /// <summary>
    /// Submits an execution and returns it as stored; it survives crashes from then on. An invalid submission throws
    /// <see cref="InvalidSubmissionException"/>, a ZApp with volumes that are not allowed <see
    /// cref="VolumeRefusedException"/>, one that exceeds the limits of services <see cref="LimitExceededException"/>.
    /// A repeated submission with the same key returns the execution of the first one; a different one with that key
    /// throws <see cref="IdempotencyKeyException"/>.
    /// While too many requests are pending, all changes throw <see cref="EngineBusyException"/>; once the engine has
    /// stopped, <see cref="EngineStoppedException"/>.
    /// </summary>
    Task<Execution> SubmitAsync(Submission submission, CancellationToken cancellationToken = default);

    /// <summary>
    /// Submits several executions with one write. Each is checked as by <see cref="SubmitAsync"/>: the results are in the
    /// order of the submissions, and a rejected one does not affect the others. Throws only what concerns all of them,
    /// such as <see cref="EngineBusyException"/>; none is accepted then.
    /// </summary>
    Task<IReadOnlyList<SubmissionResult>> SubmitAllAsync(
        IReadOnlyList<Submission> submissions, CancellationToken cancellationToken = default);

    /// <summary>
    /// Submits an execution that has ended again, as it was or with changes, as a new one of <paramref name="owner"/>;
    /// otherwise as <see cref="SubmitAsync"/>.
    /// </summary>
    Task<Execution> RestartAsync(long id, User owner, RestartChanges changes, CancellationToken cancellationToken = default);

    /// <summary>Terminates an active execution in any state. Idempotent.</summary>
    Task TerminateAsync(long id, string reason, CancellationToken cancellationToken = default) =>
        TerminateAsync(id, reason, "host", cancellationToken);

    /// <summary>Terminates an active execution in any state. Idempotent.</summary>
    /// <param name="id">The execution.</param>
    /// <param name="reason">For its owner.</param>
    /// <param name="by">Name of the user who terminates it, for the history.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task TerminateAsync(long id, string reason, string by, CancellationToken cancellationToken = default);

    /// <summary>Keeps an active execution for a time from now on, even when it is idle, and returns it.</summary>
    /// <param name="id">The execution.</param>
    /// <param name="duration">More than 0 and at most <see cref="Submission.MaxDuration"/>.</param>
    /// <param name="by">Name of the user who extends it, for the history.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<Execution> ExtendAsync(long id, TimeSpan duration, string by, CancellationToken cancellationToken = default);

    /// <summary>
    /// The history of an execution, oldest first. Of a long one the first <see cref="ExecutionEvent.KeptFirst"/> and the
    /// latest entries are kept.
    /// </summary>
    Task<IReadOnlyList<ExecutionEvent>> GetHistoryAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Deletes an execution that has ended, with its history and logs.</summary>
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>One execution with its services; null when there is none.</summary>
    Task<Execution?> FindAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>
    /// An execution now and after each change of its status or wait reason; the last one has ended. Changes in quick
    /// succession may be merged.
    /// </summary>
    IAsyncEnumerable<Execution> WatchAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>All matching executions, ordered by id, in memory; with a limit the newest ones.</summary>
    Task<IReadOnlyList<Execution>> ListAsync(ExecutionFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Ids of the matching executions, to be read with <see cref="ReadAsync"/>.</summary>
    Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Streams the selected executions, ordered by id, with bounded memory.</summary>
    IAsyncEnumerable<Execution> ReadAsync(ExecutionSelection selection, CancellationToken cancellationToken = default);

    /// <summary>The execution of a service; null when there is none.</summary>
    Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken = default);

    /// <summary>
    /// The output of a service from its beginning; available after the service has ended. With <paramref
    /// name="follow"/> it continues until then. The memory of a chunk is valid only until the next one is requested.
    /// </summary>
    async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        long serviceId, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var chunk in ReadLogsAsync(serviceId, new LogQuery { Follow = follow }, cancellationToken))
            yield return chunk.Bytes;
    }

    /// <summary>A part of the output of a service, with positions from which to resume.</summary>
    IAsyncEnumerable<LogChunk> ReadLogsAsync(long serviceId, LogQuery query, CancellationToken cancellationToken = default);

    /// <summary>Links to the ports of the execution's running services.</summary>
    IReadOnlyList<ServiceEndpoint> GetEndpoints(Execution execution);
}
