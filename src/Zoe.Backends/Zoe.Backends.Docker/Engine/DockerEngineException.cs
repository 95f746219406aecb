using System.Net;

namespace Zoe.Backends.Docker.Engine;

/// <summary>An engine refused a request, or could not be reached.</summary>
internal sealed class DockerEngineException : Exception
{
    /// <summary>The engine answered with an error; the message is in its own words.</summary>
    public DockerEngineException(HttpStatusCode status, string message)
        : base(message) => Status = status;

    /// <summary>The engine did not answer: whether the request took effect is unknown.</summary>
    public DockerEngineException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The answer's status; null when there was no answer.</summary>
    public HttpStatusCode? Status { get; }
}
