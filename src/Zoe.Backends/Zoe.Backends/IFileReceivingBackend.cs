namespace Zoe.Backends;

/// <summary>A backend that can put files into the root of a service before it starts.</summary>
public interface IFileReceivingBackend : IBackend
{
    /// <summary>
    /// As <see cref="IBackend.StartAsync"/>, and unpacks a tar archive at the service's root before its command runs;
    /// owners, modes and times are the archive's. The archive is opened each time a container is created, so perhaps never
    /// or more than once, and its stream is disposed. A failure to read it is thrown unchanged.
    /// </summary>
    Task<ObservedService> StartAsync(
        ServiceSpec spec, string node, Func<CancellationToken, Task<Stream>> openTar, CancellationToken cancellationToken);
}
