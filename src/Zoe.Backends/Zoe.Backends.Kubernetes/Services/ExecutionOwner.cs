using k8s.Models;
using Zoe.Backends.Drivers;
using Zoe.Backends.Kubernetes.Connection;

namespace Zoe.Backends.Kubernetes.Services;

/// <summary>
/// Keeps, for each execution, one ConfigMap that owns all its objects: when it is deleted, the cluster deletes the execution's pods and
/// Services, even while Zoe does not run.
/// </summary>
internal sealed class ExecutionOwner(IKubernetesApi api, string scope, string deployment, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly KeyedLocks _locks = new();

    /// <summary>Creates an object that the execution owns; the owner is not deleted meanwhile.</summary>
    public async Task<T> MakeAsync<T>(
        long executionId, Func<V1OwnerReference, Task<T>> make, CancellationToken cancellationToken)
    {
        using var turn = await _locks.EnterAsync(executionId, cancellationToken);
        return await make(await EnsureAsync(executionId, cancellationToken));
    }

    /// <summary>Deletes the owner when the execution has no pods any more.</summary>
    public async Task RemoveIfUnusedAsync(long executionId, CancellationToken cancellationToken)
    {
        using var turn = await _locks.EnterAsync(executionId, cancellationToken);
        var pods = await api.ListAsync<V1Pod>(scope, ServiceMetadata.SelectExecution(executionId, deployment), cancellationToken);
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
                Labels = ServiceMetadata.LabelExecution(executionId, deployment),
            },
            Data = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["purpose"] = "Owns all pods and services of this Zoe execution: deleting it deletes them.",
            },
        };
        for (var begin = time.GetTimestamp(); ; await Task.Delay(Pause, time, cancellationToken))
        {
            var owner = await api.ApplyAsync(scope, wanted, cancellationToken);
            // What gets an owner that is being deleted is deleted with it.
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
