using System.Runtime.CompilerServices;

namespace Zoe.Hosting;

/// <summary>
/// What users can do with executions. A change is durable when its task completes; unknown ids throw
/// <see cref="ExecutionNotFoundException"/>, requests that do not fit the state <see cref="ExecutionStateException"/>.
/// </summary>
public interface IExecutions
{
    /// <summary>
    /// Accepts an execution; from then on no crash loses it. Returns it as it was stored. A submission that is not valid
    /// throws <see cref="InvalidSubmissionException"/>, a ZApp with volumes that it may not have
    /// <see cref="VolumeRefusedException"/>, one that asks for more than any service may have
    /// <see cref="LimitExceededException"/>. While too many requests wait, all changes throw
    /// <see cref="EngineBusyException"/>; once the engine has stopped, <see cref="EngineStoppedException"/>.
    /// </summary>
    Task<Execution> SubmitAsync(Submission submission, CancellationToken cancellationToken);

    /// <summary>Ends an active execution, whatever its state. Asking again for one that is already ending is fine.</summary>
    Task TerminateAsync(long id, string reason, CancellationToken cancellationToken);

    /// <summary>Forgets an execution that has ended, with its logs.</summary>
    Task DeleteAsync(long id, CancellationToken cancellationToken);

    /// <summary>One execution with its services; null when there is none.</summary>
    Task<Execution?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Executions that match, ordered by id, at once in memory; with a limit the newest ones.</summary>
    Task<IReadOnlyList<Execution>> ListAsync(ExecutionFilter filter, CancellationToken cancellationToken);

    /// <summary>The ids of the executions that match, to be read with <see cref="ReadAsync"/>.</summary>
    Task<ExecutionSelection> SelectAsync(ExecutionFilter filter, CancellationToken cancellationToken);

    /// <summary>Reads what was selected, ordered by id, with a memory that does not grow with its number.</summary>
    IAsyncEnumerable<Execution> ReadAsync(ExecutionSelection selection, CancellationToken cancellationToken);

    /// <summary>The execution that has this service; null when there is none.</summary>
    Task<Execution?> FindByServiceAsync(long serviceId, CancellationToken cancellationToken);

    /// <summary>
    /// The output of a service from its beginning, kept after its end. With <paramref name="follow"/> it continues
    /// until the service has ended. The memory of a chunk is valid only until the next one is asked for.
    /// </summary>
    async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadLogsAsync(
        long serviceId, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in ReadLogsAsync(serviceId, new LogQuery { Follow = follow }, cancellationToken))
            yield return chunk.Bytes;
    }

    /// <summary>A part of the output of a service, with the places from where to go on later; otherwise the same.</summary>
    IAsyncEnumerable<LogChunk> ReadLogsAsync(long serviceId, LogQuery query, CancellationToken cancellationToken);

    /// <summary>Links to the ports of the execution's running services.</summary>
    IReadOnlyList<ServiceEndpoint> GetEndpoints(Execution execution);
}
