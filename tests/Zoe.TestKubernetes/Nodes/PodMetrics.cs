using System.Globalization;
using System.Text.Json.Nodes;
using Zoe.Backends;
using Zoe.TestKubernetes.Store;

namespace Zoe.TestKubernetes.Nodes;

/// <summary>Measures what pods use, as metrics-server does: the mean use of cores between two looks at the node.</summary>
internal sealed class PodMetrics(Kubelet kubelet) : IDisposable
{
    private static readonly TimeSpan MinWindow = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _reading = new(1);
    private readonly Dictionary<string, (DateTimeOffset Time, TimeSpan Cpu)> _looks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _measured = new(StringComparer.Ordinal);

    /// <summary>The latest measurements of these pods; pods that were looked at once only are missing.</summary>
    public async Task<JsonArray> ListAsync(IEnumerable<JsonObject> pods, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var found = new JsonArray();
            var usage = await kubelet.ReadUsageAsync(cancellationToken);
            foreach (var pod in pods)
            {
                if (usage.TryGetValue(pod.Uid(), out var sample)) Measure(pod, sample);
                if (_measured.TryGetValue(pod.Uid(), out var one)) found.Add(one.DeepClone());
            }

            return found;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private void Measure(JsonObject pod, UsageSample sample)
    {
        var now = DateTimeOffset.UtcNow;
        if (_looks.TryGetValue(pod.Uid(), out var last))
        {
            if (now - last.Time < MinWindow) return;
            var nanocores = (sample.CpuTime - last.Cpu) / (now - last.Time) * 1e9;
            _measured[pod.Uid()] = Describe(pod, now, now - last.Time, (long)nanocores, sample.MemoryBytes >> 10);
        }

        _looks[pod.Uid()] = (now, sample.CpuTime);
    }

    private static JsonObject Describe(JsonObject pod, DateTimeOffset time, TimeSpan window, long nanocores, long kibibytes) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = pod.Name(), ["namespace"] = pod.Scope() },
        ["timestamp"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        ["window"] = string.Create(CultureInfo.InvariantCulture, $"{window.TotalSeconds:0.###}s"),
        ["containers"] = new JsonArray(new JsonObject
        {
            ["name"] = pod["spec"]!["containers"]![0]!["name"]!.ToString(),
            ["usage"] = new JsonObject { ["cpu"] = $"{nanocores}n", ["memory"] = $"{kibibytes}Ki" },
        }),
    };
}
