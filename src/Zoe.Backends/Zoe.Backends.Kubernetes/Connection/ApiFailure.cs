using System.Net;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Converts errors of the API server to failures of the driver, with the server's message.</summary>
internal static class ApiFailure
{
    /// <summary>The failure as the driver reports it, for example after <c>Stopping execution 3, …</c>.</summary>
    public static BackendException Translate(KubernetesApiException problem, string attempted) =>
        new(Classify(problem), $"{attempted} failed: {problem.Message}{FindAdvice(problem.Message)}", problem);

    /// <summary>What kind of failure it is.</summary>
    public static BackendFailure Classify(KubernetesApiException problem) => problem.Status switch
    {
        null or HttpStatusCode.Unauthorized => BackendFailure.Unreachable,
        HttpStatusCode.NotFound => BackendFailure.NotFound,
        // A quota may have room later.
        HttpStatusCode.Forbidden when problem.Message.Contains("exceeded quota", StringComparison.Ordinal) => BackendFailure.Retryable,
        HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests => BackendFailure.Retryable,
        >= HttpStatusCode.InternalServerError => BackendFailure.Unreachable,
        _ => BackendFailure.Rejected,
    };

    private static string FindAdvice(string message) => message.Contains("violates PodSecurity", StringComparison.Ordinal)
        ? ". The namespace enforces a level of pod security: set ZOE_KUBE_POD_SECURITY to it"
        : "";
}
