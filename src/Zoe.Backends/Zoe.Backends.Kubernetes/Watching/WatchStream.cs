using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using k8s;
using k8s.Models;
using Zoe.Backends.Drivers;
using Zoe.Backends.Kubernetes.Connection;

namespace Zoe.Backends.Kubernetes.Watching;

/// <summary>
/// Reads the events of a watch into the library's models. Missing in KubernetesClient 21.0.8: an error such as 410 ends its
/// enumeration like the normal end of a watch, and it reports that the watch is open only with the first event.
/// </summary>
internal static class WatchStream
{
    /// <summary>The changes as they arrive; disposes the response.</summary>
    /// <exception cref="KubernetesApiException">The server sent an error, or the connection broke.</exception>
    public static async IAsyncEnumerable<WatchedChange<T>> ReadAsync<T>(
        HttpResponseMessage response, string address, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        using var disposed = response;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var events = JsonLines.ReadAsync(
            stream, WatchJson.Default.JsonDocument, (message, cause) => new KubernetesApiException(message, cause), cancellationToken);
        await foreach (var one in events)
        {
            using (one) yield return Read<T>(one.RootElement, address);
        }
    }

    private static WatchedChange<T> Read<T>(JsonElement line, string address)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            var content = line.GetProperty("object"u8);
            var type = line.GetProperty("type"u8);
            if (type.ValueEquals("ERROR"u8)) throw Refuse(KubernetesJson.Deserialize<V1Status>(content));
            // Of a bookmark only the version is set.
            if (type.ValueEquals("BOOKMARK"u8))
            {
                var version = content.GetProperty("metadata"u8).GetProperty("resourceVersion"u8).GetString();
                return new WatchedChange<T>(WatchedChangeKind.Bookmark, Object: null, version);
            }

            var kind = type.ValueEquals("DELETED"u8) ? WatchedChangeKind.Deleted : WatchedChangeKind.Changed;
            var read = KubernetesJson.Deserialize<T>(content);
            return new WatchedChange<T>(kind, read, read.Metadata.ResourceVersion);
        }
        catch (Exception problem) when (MalformedResponse.Caused(problem) || problem is KeyNotFoundException)
        {
            throw MalformedResponse.Describe(address, problem);
        }
    }

    private static KubernetesApiException Refuse(V1Status status) => new(
        (HttpStatusCode)(status.Code ?? (int)HttpStatusCode.InternalServerError), status.Reason,
        status.Message ?? "The watch ended with an error");
}
