using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;
using Zoe.Backends.Kubernetes.Connection;
using Zoe.Backends.Kubernetes.Services;

namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>Keeps the state of the cluster up to date from the first time it is needed.</summary>
internal sealed class ClusterWatch : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly IKubernetesApi _api;
    private readonly string _scope;
    private readonly string _deployment;
    private readonly CredentialReminder _reminder;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lazy<Task> _running;

    public ClusterWatch(
        IKubernetesApi api, string scope, KubernetesBackendOptions options, CredentialReminder reminder, TimeProvider time,
        ILogger logger)
    {
        _api = api;
        _scope = scope;
        _deployment = options.DeploymentName;
        _reminder = reminder;
        _time = time;
        _logger = logger;
        State = new ClusterState(options);
        _running = new Lazy<Task>(RunAllAsync);
    }

    public ClusterState State { get; }

    /// <summary>Begins, if it has not, without waiting.</summary>
    public void Begin() => _ = _running.Value;

    /// <summary>Returns when the cluster was listed.</summary>
    /// <exception cref="BackendException">The API server cannot be reached.</exception>
    public async Task WaitUntilKnownAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Begin();
        for (var begin = _time.GetTimestamp(); ;)
        {
            var changed = State.Changed;
            if (State.IsKnown) return;
            if (State.Problem is { } problem) throw new BackendException(BackendFailure.Unreachable, problem);
            var left = Timeout - _time.GetElapsedTime(begin);
            if (left <= TimeSpan.Zero)
            {
                throw new BackendException(
                    BackendFailure.Unreachable, $"The API server at {_api.Address} did not answer within {Timeout.TotalSeconds} s");
            }

            await Task.WhenAny(changed, Task.Delay(left, _time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        if (_running.IsValueCreated) await _running.Value;
        _closing.Dispose();
    }

    private Task RunAllAsync() => Task.WhenAll(
        RunAsync(_reminder.RunAsync),
        RunAsync(new Heartbeat(_api, State, _time, _logger).RunAsync),
        RunAsync(scope: null, new Selection(), State.Nodes),
        RunAsync(_scope, ServiceMetadata.SelectPods(_deployment), State.Pods),
        RunAsync(_scope, ServiceMetadata.SelectAll(_deployment), State.Services),
        RunAsync(scope: null, new Selection(Fields: "status.phase!=Succeeded,status.phase!=Failed"), State.Foreign),
        RunAsync(_scope, new Selection(Fields: "involvedObject.kind=Pod,type=Warning"), State.Warnings));

    private Task RunAsync<T>(string? scope, Selection selection, IInformerTarget<T> target)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var logged = new LoggedTarget<T>(target, ResourceKind<T>.Plural, scope, _logger);
        return RunAsync(new Informer<T>(_api, scope, selection, logged, _time).RunAsync);
    }

    private async Task RunAsync(Func<CancellationToken, Task> run)
    {
        // The caller holds no lock, and must not wait for the first answer.
        await Task.Yield();
        try
        {
            await run(_closing.Token);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // The driver is being closed.
        }
    }
}
