namespace Zoe.Backends;

/// <summary>A backend that can change the share of cores of a running service.</summary>
public interface IResizableBackend : IBackend
{
    /// <summary>Limits a running service to this many milli-cores from now on.</summary>
    Task ResizeAsync(ServiceKey key, string node, int millicores, CancellationToken cancellationToken);
}
