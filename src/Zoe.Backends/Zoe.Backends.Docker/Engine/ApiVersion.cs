using System.Globalization;
using Docker.DotNet.Models;

namespace Zoe.Backends.Docker.Engine;

/// <summary>A version of the Engine API, for example 1.41.</summary>
internal sealed record ApiVersion(int Major, int Minor)
{
    /// <summary>The oldest that has all the driver needs (Docker 1.12).</summary>
    public static readonly ApiVersion Oldest = new(1, 24);

    /// <summary>The newest the driver was written for; newer engines still offer it.</summary>
    public static readonly ApiVersion Newest = new(1, 47);

    /// <summary>The first with <see cref="HostConfig.Mounts"/>.</summary>
    public static readonly ApiVersion WithMounts = new(1, 25);

    /// <summary>
    /// The first of engines on which many containers can leave a network at the same moment (Docker 23): those before
    /// can deadlock, see https://github.com/moby/moby/pull/42545.
    /// </summary>
    public static readonly ApiVersion WithConcurrentRemoval = new(1, 42);

    /// <summary>The newest version that the engine and we, up to <paramref name="limit"/>, both speak.</summary>
    /// <exception cref="DockerEngineException">There is none.</exception>
    public static ApiVersion Negotiate(VersionResponse offer, ApiVersion limit)
    {
        if (Parse(offer.APIVersion) is not { } newest)
            throw new DockerEngineException($"The engine's API version '{offer.APIVersion}' is not a version");
        if (newest.IsOlderThan(Oldest))
        {
            throw new DockerEngineException(
                $"Docker Engine {offer.Version} is too old: it speaks API {newest}, needed is {Oldest} or newer");
        }

        if (Parse(offer.MinAPIVersion) is { } oldest && limit.IsOlderThan(oldest))
        {
            throw new DockerEngineException(
                $"Docker Engine {offer.Version} is too new: it speaks API {oldest} and newer, this driver up to {limit}");
        }

        return newest.IsOlderThan(limit) ? newest : limit;
    }

    /// <summary>True when this one came before the other.</summary>
    public bool IsOlderThan(ApiVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor)) < 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static ApiVersion? Parse(string? text) =>
        System.Version.TryParse(text, out var version) ? new ApiVersion(version.Major, version.Minor) : null;
}
