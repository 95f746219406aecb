using k8s.Models;

namespace Zoe.Backends.Kubernetes;

/// <summary>
/// Keeps, for each execution, one ConfigMap that owns all it has: whoever deletes it, deletes the execution's pods and
/// Services with it, and the cluster sees to that even when Zoe is not there.
/// </summary>
internal sealed class ExecutionOwner(IKubernetesApi api, string scope, string deployment, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly KeyedLocks _locks = new();

    /// <summary>Makes something that the execution owns, while nobody takes the owner away.</summary>
    public async Task<T> MakeAsync<T>(
        long executionId, Func<V1OwnerReference, Task<T>> make, CancellationToken cancellationToken)
    {
        using var turn = await _locks.EnterAsync(executionId, cancellationToken);
        return await make(await EnsureAsync(executionId, cancellationToken));
    }

    /// <summary>Takes the owner away when the execution has no pods any more.</summary>
    public async Task RemoveIfUnusedAsync(long executionId, CancellationToken cancellationToken)
    {
        using var turn = await _locks.EnterAsync(executionId, cancellationToken);
        var pods = await api.ListAsync<V1Pod>(scope, ServiceMarks.SelectExecution(executionId, deployment), cancellationToken);
        if (pods.Items.Count > 0) return;
        await api.DeleteAsync<V1ConfigMap>(
            scope, ObjectNames.ForExecution(deployment, executionId), new V1DeleteOptions { PropagationPolicy = "Background" }, cancellationToken);
    }

    private async Task<V1OwnerReference> EnsureAsync(long executionId, CancellationToken cancellationToken)
    {
        var name = ObjectNames.ForExecution(deployment, executionId);
        var wanted = new V1ConfigMap
        {
            Metadata = new V1ObjectMeta
            {
                Name = name,
                Labels = ServiceMarks.LabelExecution(executionId, deployment),
            },
            Data = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["purpose"] = "Owns all pods and services of this Zoe execution: who deletes it, deletes them.",
            },
        };
        for (var begin = time.GetTimestamp(); ; await Task.Delay(Pause, time, cancellationToken))
        {
            var owner = await api.ApplyAsync(scope, wanted, cancellationToken);
            // One that is just being deleted takes with it what is given to it.
            if (owner.Metadata.DeletionTimestamp is null)
                return new V1OwnerReference { ApiVersion = "v1", Kind = "ConfigMap", Name = name, Uid = owner.Metadata.Uid };
            if (time.GetElapsedTime(begin) > Limit)
            {
                throw new BackendException(
                    BackendFailure.Retryable, $"Execution {executionId} is being deleted: its ConfigMap '{name}' does not go away");
            }
        }
    }
}
