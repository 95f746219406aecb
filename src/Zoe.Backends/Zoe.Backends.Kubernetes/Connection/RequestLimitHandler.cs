using Zoe.Backends.Drivers;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>
/// Gives up a request when its whole answer is not there in time. Missing in KubernetesClient 21.0.8: it reads the body of
/// an answer synchronously, so that neither its own limit nor a cancellation ends a body that stalls.
/// </summary>
internal sealed class RequestLimitHandler(ClusterConnection connection, TimeProvider time) : DelegatingHandler
{
    /// <summary>Within which answers must be there.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    /// <summary>Set in requests whose answer is a stream: within which it must begin. Its content is not waited for.</summary>
    public static readonly HttpRequestOptionsKey<TimeSpan> StreamBegin = new("zoe-stream-begin");

    /// <inheritdoc/>
    /// <exception cref="KubernetesApiException">The answer came too late, or the connection broke while it came.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isStream = request.Options.TryGetValue(StreamBegin, out var begin);
        using var limit = new LinkedTimeout(isStream ? begin : AnswerLimit, time, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, limit.Token);
            if (!isStream) await response.Content.LoadIntoBufferAsync(limit.Token);
            return response;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw new KubernetesApiException(
                $"The connection to {connection.Address} broke: {problem.GetBaseException().Message}", problem);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new KubernetesApiException(
                $"The API server at {connection.Address} did not answer within {AnswerLimit.TotalSeconds} s");
        }
    }
}
