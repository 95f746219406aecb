using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Zoe.Backends;
using Zoe.TestKubernetes.Nodes;
using Zoe.TestKubernetes.Store;

namespace Zoe.TestKubernetes.Server;

/// <summary>
/// A Kubernetes API server with one node, in this process, over TLS on the loopback. It is strict: what a real server
/// would refuse, it refuses too. The node's pods really run on the backend that it is given as container runtime.
/// </summary>
public sealed class TestApiServer : IAsyncDisposable
{
    public const string NodeName = "node-a";

    private readonly CancellationTokenSource _closing = new();
    private readonly ObjectStore _store = new();
    private readonly Authorizer _authorizer = new();
    private readonly ServicePorts _ports;
    private readonly WebApplication _app;
    private readonly Kubelet _kubelet;
    private readonly PodMetrics _metrics;
    private readonly Task _controllers;
    private volatile X509Certificate2 _certificate;

    private TestApiServer(X509Certificate2 certificate, IBackend runtime, string runtimeNode, IReadOnlySet<string> images)
    {
        _certificate = certificate;
        _ports = new ServicePorts(_store);
        _kubelet = new Kubelet(_store, runtime, runtimeNode, NodeName, images);
        _metrics = new PodMetrics(_kubelet);
        _store.Create("nodes", DescribeNode(images));
        var handler = new ApiHandler(_store, _authorizer, Faults, Authenticate, _kubelet, _metrics, _ports, () => CanResize, () => PodSecurityLevel, () => HasMetrics);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificateSelector = (_, _) => _certificate;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.AllowAnyClientCertificate();
        })));
        _app = builder.Build();
        _app.Run(handler.HandleAsync);
        _controllers = Task.WhenAll(
            _kubelet.RunAsync(_closing.Token), new GarbageCollector(_store).RunAsync(_closing.Token), new PodScheduler(_store).RunAsync(_closing.Token));
    }

    public Faults Faults { get; } = new();

    /// <summary>Bearer tokens that are accepted now.</summary>
    public ConcurrentDictionary<string, Identity> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Thumbprints of client certificates that are accepted now.</summary>
    public Dictionary<string, Identity> Certificates { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether pods can be resized, as from 1.33 on.</summary>
    public bool CanResize { get; set; }

    /// <summary>Whether there is a metrics API, as with metrics-server.</summary>
    public bool HasMetrics { get; set; } = true;

    /// <summary>The level of pod security that all namespaces enforce: <c>baseline</c> or <c>restricted</c>; null for none.</summary>
    public string? PodSecurityLevel { get; set; }

    public Uri Address => new(_app.Urls.Single());

    public static async Task<TestApiServer> StartAsync(X509Certificate2 certificate, IBackend runtime, string runtimeNode, IReadOnlySet<string> images)
    {
        var server = new TestApiServer(certificate, runtime, runtimeNode, images);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Lets service accounts do what the Roles and bindings in these manifests say.</summary>
    public void Authorize(string yaml) => _authorizer.Load(yaml);

    /// <summary>Shows this certificate from the next connection on.</summary>
    public void ShowCertificate(X509Certificate2 certificate) => _certificate = certificate;

    /// <summary>
    /// Rotates the log file of a pod, as kubelets do at a size; open streams may stay with the old file, or read the beginning
    /// of the new one twice.
    /// </summary>
    public void RotateLog(string scope, string pod, bool stallsFollowers = false, bool repeatsFiles = false)
    {
        var log = _kubelet.LogOf(Find("pods", scope, pod) ?? throw new ArgumentException($"There is no pod {pod}", nameof(pod)));
        log.StallsFollowers = stallsFollowers;
        log.RepeatsFiles = repeatsFiles;
        log.Rotate();
    }

    /// <summary>Forgets what happened so far, so that older watches cannot be gone on with.</summary>
    public void Compact() => _store.Compact();

    /// <summary>Says that the node is or is not ready, as its kubelet or the lack of it does.</summary>
    public void SetReady(bool ready)
    {
        _kubelet.IsAlive = ready;
        ChangeNode(node => node["status"]!["conditions"] = Ready(ready));
    }

    /// <summary>Changes the node, for example to cordon it.</summary>
    public void ChangeNode(Action<JsonObject> change) => _store.Change("nodes", null, NodeName, uid: null, change);

    /// <summary>Changes a pod or another object behind everybody's back; false when there is none.</summary>
    public bool Change(string plural, string scope, string name, Action<JsonObject> change) => _store.Change(plural, scope, name, uid: null, change) is not null;

    /// <summary>Makes an object behind everybody's back.</summary>
    public void Create(string plural, JsonObject one) => _store.Create(plural, one);

    /// <summary>An object as it is; null when there is none.</summary>
    public JsonObject? Find(string plural, string? scope, string name) => _store.Find(plural, scope, name);

    /// <summary>Deletes an object without a grace period.</summary>
    public bool Remove(string plural, string scope, string name) => _store.Remove(plural, scope, name, uid: null);

    /// <summary>Names of all objects that have a label, with their kinds.</summary>
    public IReadOnlyList<string> FindLabelled(string label) =>
    [
        .. from kind in ResourceKind.All
           from one in _store.List(kind.Plural, null).Items
           where Selectors.Fits(one, label, null)
           select $"{kind.Plural}/{one.Name()}",
    ];

    public async ValueTask DisposeAsync()
    {
        Faults.CutStreams();
        await _closing.CancelAsync();
        await _controllers;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _ports.Dispose();
        _metrics.Dispose();
        Faults.Dispose();
        _closing.Dispose();
    }

    private static JsonArray Ready(bool ready) => new(new JsonObject
    {
        ["type"] = "Ready",
        ["status"] = ready ? "True" : "Unknown",
        ["reason"] = ready ? "KubeletReady" : "NodeStatusUnknown",
        ["message"] = ready ? "kubelet is posting ready status" : "Kubelet stopped posting node status.",
    });

    private static JsonObject DescribeNode(IReadOnlySet<string> images) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Node",
        ["metadata"] = new JsonObject { ["name"] = NodeName, ["labels"] = new JsonObject { ["disk"] = "ssd", ["gpu"] = "true" } },
        ["spec"] = new JsonObject(),
        ["status"] = new JsonObject
        {
            ["allocatable"] = new JsonObject { ["cpu"] = "4", ["memory"] = "8Gi", ["pods"] = "110" },
            ["conditions"] = Ready(true),
            ["addresses"] = new JsonArray(new JsonObject { ["type"] = "InternalIP", ["address"] = "127.0.0.1" }),
            ["images"] = new JsonArray([.. images.Select(image => new JsonObject { ["names"] = new JsonArray($"docker.io/{image}") })]),
        },
    };

    private Identity? Authenticate(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.Ordinal)) return Tokens.GetValueOrDefault(header[7..]);
        return http.Connection.ClientCertificate is { } certificate ? Certificates.GetValueOrDefault(certificate.Thumbprint) : null;
    }
}
