namespace Zoe.Backends;

/// <summary>Where a port of a service can be reached from outside.</summary>
/// <param name="Port">The port inside the service.</param>
/// <param name="Address">Host name or address for users.</param>
/// <param name="ExternalPort">The number that the backend chose.</param>
public sealed record PublishedPort(ServicePort Port, string Address, int ExternalPort);
