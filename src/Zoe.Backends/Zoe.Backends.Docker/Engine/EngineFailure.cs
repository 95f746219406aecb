using System.Net;

namespace Zoe.Backends.Docker.Engine;

/// <summary>Says what an engine's refusal means for the caller of the driver, keeping the engine's words.</summary>
internal static class EngineFailure
{
    /// <summary>The failure as the driver reports it, for example after <c>Stopping execution 3, …</c>.</summary>
    public static BackendException Translate(DockerEngineException problem, string attempted, string node) => new(
        problem.Status switch
        {
            null => BackendFailure.Unreachable,
            HttpStatusCode.NotFound => BackendFailure.NotFound,
            >= HttpStatusCode.InternalServerError => BackendFailure.Retryable,
            _ => BackendFailure.Rejected,
        },
        $"{attempted} failed on node '{node}': {problem.Message}",
        problem);
}
