using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Zoe.Backends;
using Zoe.TestKubernetes.Store;

namespace Zoe.TestKubernetes.Nodes;

/// <summary>Runs the pods of one node on whatever backend is given to it as its container runtime.</summary>
internal sealed class Kubelet(ObjectStore store, IBackend runtime, string runtimeNode, string node, IReadOnlySet<string> images) : IPodLogs
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RetryLimit = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, ServiceKey> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _stopping = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PodLog> _logs = new(StringComparer.Ordinal);
    private long _used;

    /// <summary>False while the node does nothing and says nothing.</summary>
    public bool IsAlive { get; set; } = true;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var events = WatchRuntimeAsync(cancellationToken);
        var changes = store.Watch(store.Revision, out var leave);
        try
        {
            await foreach (var change in changes.ReadAllAsync(cancellationToken))
            {
                if (change.Plural != "pods" || change.Object["spec"]?["nodeName"]?.ToString() != node) continue;
                var pod = change.Object;
                if (change.Type == "DELETED") await ForgetAsync(pod);
                else if (pod.IsDeleting()) _ = StopAsync(pod, cancellationToken);
                else if (_keys.TryAdd(pod.Uid(), new ServiceKey(1, Interlocked.Increment(ref _used), 1))) _ = StartAsync(pod, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await events;
        }
        finally
        {
            leave();
        }
    }

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        JsonObject pod, DateTimeOffset? since, bool timestamps, bool follow, CancellationToken cancellationToken)
    {
        var hasEnded = pod["status"]?["phase"]?.ToString() is "Succeeded" or "Failed";
        return LogOf(pod).ReadAsync(since, timestamps, follow, hasEnded, cancellationToken);
    }

    /// <summary>What containers have used, by the identity of their pod; nothing when the runtime cannot say.</summary>
    public async Task<IReadOnlyDictionary<string, UsageSample>> ReadUsageAsync(CancellationToken cancellationToken)
    {
        if (runtime is not IUsageBackend source) return new Dictionary<string, UsageSample>();
        var samples = (await source.ReadUsageAsync(runtimeNode, cancellationToken)).ToDictionary(sample => sample.Key);
        return _keys.Where(entry => samples.ContainsKey(entry.Value)).ToDictionary(entry => entry.Key, entry => samples[entry.Value], StringComparer.Ordinal);
    }

    /// <summary>The log file of a pod's container.</summary>
    public PodLog LogOf(JsonObject pod) => _logs.GetOrAdd(pod.Uid(), _ => new PodLog());

    private void BeginLog(JsonObject pod, ServiceKey key, CancellationToken cancellationToken) =>
        _ = LogOf(pod).CopyAsync(runtime.ReadLogsAsync(key, runtimeNode, follow: true, cancellationToken))
            .ContinueWith(static copy => copy.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    private async Task StartAsync(JsonObject pod, CancellationToken cancellationToken)
    {
        var container = pod["spec"]!.AsObject().Items("containers").Single();
        var image = container["image"]!.ToString();
        if (!images.Contains(image))
        {
            var isNever = container["imagePullPolicy"]?.ToString() == "Never";
            SetState(pod, "Pending", Waiting(isNever ? "ErrImageNeverPull" : "ErrImagePull", $"{image}: not found"));
            return;
        }

        SetState(pod, "Pending", Waiting("ContainerCreating", null));
        if (FindMissingFolder(pod) is { } missing)
        {
            Complain(pod, "FailedMount", $"MountVolume.SetUp failed: hostPath type check failed: {missing} is not a directory");
            return;
        }

        try
        {
            var spec = PodContainer.Describe(pod, container, _keys[pod.Uid()]);
            var service = await InsistAsync(() => runtime.StartAsync(spec, runtimeNode, cancellationToken), cancellationToken);
            BeginLog(pod, spec.Key, cancellationToken);
            if (service.State == ServiceState.Exited) SetEnded(pod, service);
            else SetRunning(pod, service);
        }
        catch (BackendException problem)
        {
            SetState(pod, "Failed", Terminated(128, "StartError", problem.Message));
        }
    }

    private async Task StopAsync(JsonObject pod, CancellationToken cancellationToken)
    {
        if (!_stopping.TryAdd(pod.Uid(), true)) return;
        var grace = TimeSpan.FromSeconds(long.Parse(pod.Meta()["deletionGracePeriodSeconds"]!.ToString(), CultureInfo.InvariantCulture));
        if (_keys.TryGetValue(pod.Uid(), out var key)) await EndAsync(key, grace, cancellationToken);
        while (!IsAlive) await Task.Delay(20, cancellationToken);
        store.Remove("pods", pod.Scope(), pod.Name(), pod.Uid());
    }

    private async Task ForgetAsync(JsonObject pod)
    {
        if (_keys.TryRemove(pod.Uid(), out var key)) await EndAsync(key, TimeSpan.Zero, CancellationToken.None);
    }

    private Task<bool> EndAsync(ServiceKey key, TimeSpan grace, CancellationToken cancellationToken) => InsistAsync(
        async () =>
        {
            await runtime.StopAsync(key, runtimeNode, grace, cancellationToken);
            return true;
        },
        cancellationToken);

    // Kubelets try again what a busy runtime does not answer. One that has locked up will not answer any more.
    private static async Task<T> InsistAsync<T>(Func<Task<T>> request, CancellationToken cancellationToken)
    {
        for (var begin = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                return await request();
            }
            catch (BackendException busy) when (busy.Failure is BackendFailure.Unreachable or BackendFailure.Retryable
                && Stopwatch.GetElapsedTime(begin) < RetryLimit)
            {
                await Task.Delay(RetryPause, cancellationToken);
            }
        }
    }

    private async Task WatchRuntimeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var happened in runtime.WatchAsync(cancellationToken))
            {
                var seen = happened switch
                {
                    ServiceChanged changed => [changed.Service],
                    EventStreamReconnected => (await runtime.ListAsync(cancellationToken)).Services,
                    _ => [],
                };
                foreach (var ended in seen.Where(service => service.State == ServiceState.Exited)) SetEnded(ended);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server is being closed.
        }
    }

    private void SetEnded(ObservedService ended)
    {
        foreach (var pod in store.List("pods", null).Items.Where(one => _keys.TryGetValue(one.Uid(), out var key) && key == ended.Key))
            SetEnded(pod, ended);
    }

    private static string? FindMissingFolder(JsonObject pod) => pod["spec"]!.AsObject().Items("volumes")
        .Select(volume => volume["hostPath"])
        .Where(path => path?["type"]?.ToString() == "Directory")
        .Select(path => path!["path"]!.ToString())
        .FirstOrDefault(path => !Directory.Exists(path));

    private void SetRunning(JsonObject pod, ObservedService service) =>
        SetState(pod, "Running", new JsonObject { ["running"] = new JsonObject() }, service.IpAddress, service.BackendId);

    private void SetEnded(JsonObject pod, ObservedService ended)
    {
        var reason = ended.OutOfMemory ? "OOMKilled" : ended.ExitCode == 0 ? "Completed" : "Error";
        SetState(pod, ended.ExitCode == 0 ? "Succeeded" : "Failed", Terminated(ended.ExitCode ?? 137, reason, null));
    }

    private void SetState(JsonObject pod, string phase, JsonObject state, string? address = null, string? container = null) =>
        store.Change("pods", pod.Scope(), pod.Name(), pod.Uid(), one =>
        {
            if (one["status"]?["phase"]?.ToString() is "Succeeded" or "Failed") return;
            one["status"] = new JsonObject
            {
                ["phase"] = phase,
                ["podIP"] = address ?? one["status"]?["podIP"]?.ToString(),
                ["conditions"] = new JsonArray(new JsonObject { ["type"] = "PodScheduled", ["status"] = "True" }),
                ["containerStatuses"] = new JsonArray(new JsonObject
                {
                    ["name"] = one["spec"]!["containers"]![0]!["name"]!.ToString(),
                    ["state"] = state,
                    ["containerID"] = $"test://{container}",
                }),
            };
        });

    private void Complain(JsonObject pod, string reason, string message) => store.Create("events", new JsonObject
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Event",
        ["type"] = "Warning",
        ["reason"] = reason,
        ["message"] = message,
        ["metadata"] = new JsonObject { ["name"] = $"{pod.Name()}.{Guid.NewGuid():n}", ["namespace"] = pod.Scope() },
        ["involvedObject"] = new JsonObject { ["kind"] = "Pod", ["name"] = pod.Name(), ["uid"] = pod.Uid() },
    });

    private static JsonObject Waiting(string reason, string? message) =>
        new() { ["waiting"] = new JsonObject { ["reason"] = reason, ["message"] = message } };

    private static JsonObject Terminated(int code, string reason, string? message) =>
        new() { ["terminated"] = new JsonObject { ["exitCode"] = code, ["reason"] = reason, ["message"] = message, ["finishedAt"] = DateTimeOffset.UtcNow } };
}
