using System.Net;
using System.Text.Json;
using k8s;
using k8s.Models;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>
/// Turns refusals into exceptions with the server's reason, and repeats requests that a busy server postponed. Missing in
/// KubernetesClient 21.0.8: it does not repeat after 429, and its exceptions have the answer's text but not its status object.
/// </summary>
internal sealed class ErrorResponseHandler(ClusterConnection connection, TimeProvider time) : DelegatingHandler
{
    private const int MostTries = 5;
    private const int LongestText = 500;

    /// <summary>Returns answers that are successes.</summary>
    /// <exception cref="KubernetesApiException">The server refused.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var left = MostTries; ; left--)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode) return response;
            using (response)
            {
                if (response.StatusCode != HttpStatusCode.TooManyRequests || left == 1)
                    throw await ReadAsync(response, cancellationToken);
                await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1), time, cancellationToken);
            }
        }
    }

    private async Task<KubernetesApiException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = (await response.Content.ReadAsStringAsync(cancellationToken)).Trim();
        try
        {
            var status = text.Length == 0 ? null : KubernetesJson.Deserialize<V1Status>(text);
            if (status?.Message is { Length: > 0 } message)
                return new KubernetesApiException(response.StatusCode, status.Reason, Complete(response.StatusCode, message));
        }
        catch (JsonException)
        {
            // Not the API's form of an error, perhaps a proxy's: only its text is known.
        }

        var shown = text.Length > 0 ? text[..Math.Min(text.Length, LongestText)] : $"HTTP status {(int)response.StatusCode}";
        return new KubernetesApiException(response.StatusCode, reason: null, Complete(response.StatusCode, shown));
    }

    private string Complete(HttpStatusCode status, string message)
    {
        if (status != HttpStatusCode.Unauthorized) return message;
        var expired = connection.Credential.FindExpiry() is { } expiry && expiry.At <= time.GetUtcNow() ? $": {expiry.Describe(time.GetUtcNow())}" : "";
        return $"The API server at {connection.Address} does not accept our credentials ({message}){expired}";
    }
}
