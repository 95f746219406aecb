using System.Net;
using Docker.DotNet.Models;

namespace Zoe.Backends.Docker.Engine;

/// <summary>
/// Fails a pull when the engine reports that it failed. In Docker.DotNet.Enhanced 4.3.3 such a pull returns normally: the
/// HTTP status was sent as a success before the error was known.
/// </summary>
internal sealed class PullErrors(IProgress<JSONMessage> next) : IProgress<JSONMessage>
{
    /// <exception cref="DockerEngineException">The pull has failed.</exception>
    public void Report(JSONMessage value)
    {
        if (value.Error is { } error)
            throw new DockerEngineException(HttpStatusCode.InternalServerError, error.Message ?? "The pull failed");
        next.Report(value);
    }
}
