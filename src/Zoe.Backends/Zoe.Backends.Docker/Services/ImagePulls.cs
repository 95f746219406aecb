using System.Net;
using Microsoft.Extensions.Logging;
using Zoe.Backends.Docker.Engine;
using Zoe.Backends.Drivers;
using Zoe.Backends.Images;

namespace Zoe.Backends.Docker.Services;

/// <summary>Lets one engine get images from their registries.</summary>
internal sealed class ImagePulls(
    IDockerEngine engine,
    DockerBackendOptions options,
    BackendEventFanOut notices,
    string node,
    TimeProvider time,
    ILogger logger)
{
    // What registries say to a request that will fail again; engines pass most of it on as an error of their own.
    private static readonly string[] FinalWords =
        ["manifest unknown", "not found", "denied", "unauthorized", "no basic auth credentials"];

    /// <summary>Gets the image of a service and reports progress; returns when it is there.</summary>
    /// <exception cref="BackendException">The registry refused, or could not be reached by the engine.</exception>
    public async Task PullAsync(ServiceSpec spec, CancellationToken cancellationToken)
    {
        var image = spec.Image;
        var name = ImageName.Normalize(image);
        var registry = name[..name.IndexOf('/', StringComparison.Ordinal)];
        var login = FindLogin(registry);
        ImagePullsLog.Pulling(logger, image, node);
        var begin = time.GetTimestamp();
        try
        {
            await engine.PullImageAsync(name, login, new PullNotices(spec, notices, node, time), cancellationToken);
        }
        catch (DockerEngineException problem) when (problem.Status is not null)
        {
            throw new BackendException(
                IsFinal(problem) ? BackendFailure.Rejected : BackendFailure.Retryable,
                $"Image '{image}' is not on node '{node}' and cannot be pulled: {problem.Message}",
                problem);
        }

        ImagePullsLog.Pulled(logger, image, node, time.GetElapsedTime(begin).TotalSeconds);
    }

    private DockerRegistryLogin? FindLogin(string registry)
    {
        try
        {
            return options.ReadRegistryLogins().FirstOrDefault(
                one => string.Equals(one.Registry, registry, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new BackendException(
                BackendFailure.Retryable, $"The logins for registries cannot be read: {problem.Message}", problem);
        }
    }

    private static bool IsFinal(DockerEngineException problem) =>
        problem.Status < HttpStatusCode.InternalServerError
        || FinalWords.Any(words => problem.Message.Contains(words, StringComparison.OrdinalIgnoreCase));
}
