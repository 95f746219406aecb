using System.Net;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>The API server refused a request, or it could not be reached.</summary>
internal sealed class KubernetesApiException : Exception
{
    /// <summary>The server refused.</summary>
    public KubernetesApiException(HttpStatusCode status, string? reason, string message)
        : base(message)
    {
        Status = status;
        Reason = reason;
    }

    /// <summary>There was no answer, or none that could be understood.</summary>
    public KubernetesApiException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The status that the server gave; null when there was no answer.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>The server's reason, such as <c>AlreadyExists</c>; null when it gave none.</summary>
    public string? Reason { get; }
}
