using System.Globalization;
using System.Net;
using k8s;
using k8s.Models;
using Zoe.Backends.Kubernetes.Watching;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>
/// The Kubernetes API through KubernetesClient. Its calls for custom objects serve all kinds in the same way; with an empty
/// group they lead to the core.
/// </summary>
internal sealed class KubernetesApi : IKubernetesApi
{
    private const int PageSize = 500;
    private const string FieldManager = "zoe";

    // Unknown fields are refused by the server instead of ignored; servers before 1.25 do not know this parameter.
    private const string FieldValidation = "Strict";

    // The server ends a watch then, so that it is opened at another server when there are several.
    private static readonly TimeSpan WatchLimit = TimeSpan.FromMinutes(5);

    // The library's own reference is null after it is disposed.
    private readonly HttpClient _streams;

    public KubernetesApi(ClusterConnection connection, TimeProvider time)
    {
        Address = connection.Address;
        // Without credentials and certificates: ClusterHandler has them.
        var configuration = new KubernetesClientConfiguration { Host = connection.Server.AbsoluteUri, UserAgent = FieldManager };
        Client = new k8s.Kubernetes(
            configuration,
            new RequestLimitHandler(connection, time), new ErrorResponseHandler(connection, time), new ClusterHandler(connection))
        {
            HttpClientTimeout = Timeout.InfiniteTimeSpan,
        };
        _streams = Client.HttpClient;
    }

    public string Address { get; }

    public k8s.Kubernetes Client { get; }

    public async Task<KubernetesList<T>> ListAsync<T>(string? scope, Selection selection, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var items = new List<T>();
        string? next = null;
        while (true)
        {
            var page = await ReadAsync(ListPageAsync<T>(scope, selection, next, cancellationToken));
            items.AddRange(page.Items ?? []);
            next = page.Metadata?.ContinueProperty;
            if (string.IsNullOrEmpty(next)) return new KubernetesList<T>(items, metadata: page.Metadata);
        }
    }

    public async Task<T?> FindAsync<T>(string scope, string name, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            return await ReadAsync(Client.CustomObjects.GetNamespacedCustomObjectAsync<T>(
                ResourceKind<T>.Group, ResourceKind<T>.Version, scope, ResourceKind<T>.Plural, name, cancellationToken));
        }
        catch (KubernetesApiException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task<T> CreateAsync<T>(string scope, T one, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        ReadAsync(Client.CustomObjects.CreateNamespacedCustomObjectAsync<T>(
            one.Initialize(), ResourceKind<T>.Group, ResourceKind<T>.Version, scope, ResourceKind<T>.Plural,
            fieldManager: FieldManager, fieldValidation: FieldValidation, cancellationToken: cancellationToken));

    public Task<T> ApplyAsync<T>(string scope, T one, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        ReadAsync(Client.CustomObjects.PatchNamespacedCustomObjectAsync<T>(
            new V1Patch(one.Initialize(), V1Patch.PatchType.ApplyPatch),
            ResourceKind<T>.Group, ResourceKind<T>.Version, scope, ResourceKind<T>.Plural, one.Metadata.Name,
            fieldManager: FieldManager, fieldValidation: FieldValidation, force: true, cancellationToken: cancellationToken));

    public Task<V1Pod> ResizeAsync(string scope, string name, V1Pod patch, CancellationToken cancellationToken) =>
        ReadAsync(Client.CoreV1.PatchNamespacedPodResizeAsync(
            new V1Patch(patch, V1Patch.PatchType.StrategicMergePatch), name, scope,
            fieldManager: FieldManager, fieldValidation: FieldValidation, cancellationToken: cancellationToken));

    public async Task<bool> DeleteAsync<T>(
        string scope, string name, V1DeleteOptions options, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            // The answer is the object or a status, and neither is needed.
            await ReadAsync(Client.CustomObjects.DeleteNamespacedCustomObjectAsync(
                ResourceKind<T>.Group, ResourceKind<T>.Version, scope, ResourceKind<T>.Plural, name,
                body: options, cancellationToken: cancellationToken));
            return true;
        }
        catch (KubernetesApiException problem) when (problem.Status == HttpStatusCode.NotFound)
        {
            return false;
        }
        catch (KubernetesApiException problem) when (problem.Status == HttpStatusCode.Conflict && options.Preconditions is not null)
        {
            // There is one of that name, but it is another one.
            return false;
        }
    }

    public async Task<IAsyncEnumerable<WatchedChange<T>>> WatchAsync<T>(
        string? scope, Selection selection, string version, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var path = $"{ResourceKind<T>.GetPath(scope)}?{Describe(selection)}watch=true&allowWatchBookmarks=true"
            + $"&resourceVersion={Uri.EscapeDataString(version)}&timeoutSeconds={WatchLimit.TotalSeconds}";
        // Servers confirm a watch before there is an event.
        var response = await OpenAsync(path, RequestLimitHandler.AnswerLimit, cancellationToken);
        return WatchStream.ReadAsync<T>(response, Address, cancellationToken);
    }

    public async Task<Stream> OpenLogsAsync(LogRequest request, CancellationToken cancellationToken)
    {
        // Missing in KubernetesClient 21.0.8: sinceTime, because the API's own description lacks it. It has no finer times.
        var begin = request.Since is { } time
            ? $"&sinceTime={time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}"
            : "";
        var limit = request.LimitBytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"&limitBytes={bytes}") : "";
        var path = $"{ResourceKind<V1Pod>.GetPath(request.Scope)}/{Uri.EscapeDataString(request.Pod)}/log"
            + $"?container={request.Container}&timestamps=true{begin}{limit}{(request.Follow ? "&follow=true" : "")}";
        // Nodes begin to answer with the first line.
        var response = await OpenAsync(path, Timeout.InfiniteTimeSpan, cancellationToken);
        return await response.Content.ReadAsStreamAsync(cancellationToken);
    }

    public Task<PodMetricsList> ListPodMetricsAsync(string scope, Selection selection, CancellationToken cancellationToken) =>
        ReadAsync(Client.CustomObjects.ListNamespacedCustomObjectAsync<PodMetricsList>(
            "metrics.k8s.io", "v1beta1", scope, "pods", labelSelector: selection.Labels, cancellationToken: cancellationToken));

    public Task<V1APIResourceList> GetCoreResourcesAsync(CancellationToken cancellationToken) =>
        ReadAsync(Client.CoreV1.GetAPIResourcesAsync(cancellationToken));

    public Task<VersionInfo> GetVersionAsync(CancellationToken cancellationToken) =>
        ReadAsync(Client.Version.GetCodeAsync(cancellationToken));

    public void Dispose() => Client.Dispose();

    private static string Describe(Selection selection)
    {
        var labels = selection.Labels is null ? "" : $"labelSelector={Uri.EscapeDataString(selection.Labels)}&";
        return selection.Fields is null ? labels : $"{labels}fieldSelector={Uri.EscapeDataString(selection.Fields)}&";
    }

    private Task<KubernetesList<T>> ListPageAsync<T>(
        string? scope, Selection selection, string? next, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        scope is null
            ? Client.CustomObjects.ListClusterCustomObjectAsync<KubernetesList<T>>(
                ResourceKind<T>.Group, ResourceKind<T>.Version, ResourceKind<T>.Plural,
                continueParameter: next, fieldSelector: selection.Fields, labelSelector: selection.Labels, limit: PageSize,
                cancellationToken: cancellationToken)
            : Client.CustomObjects.ListNamespacedCustomObjectAsync<KubernetesList<T>>(
                ResourceKind<T>.Group, ResourceKind<T>.Version, scope, ResourceKind<T>.Plural,
                continueParameter: next, fieldSelector: selection.Fields, labelSelector: selection.Labels, limit: PageSize,
                cancellationToken: cancellationToken);

    private async Task<HttpResponseMessage> OpenAsync(string path, TimeSpan begin, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Client.BaseUri, path)) { Version = HttpVersion.Version20 };
        request.Options.Set(RequestLimitHandler.StreamBegin, begin);
        return await _streams.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<T> ReadAsync<T>(Task<T> request)
        where T : class
    {
        try
        {
            return await request ?? throw new KubernetesApiException($"The API server at {Address} sent an empty answer");
        }
        catch (Exception problem) when (MalformedResponse.Caused(problem))
        {
            throw MalformedResponse.Describe(Address, problem);
        }
    }
}
