namespace Zoe.Backends;

/// <summary>
/// Progress of a start that takes long, for example while an image is pulled. A text for users that replaces the previous
/// one of the same service; it is stale once the service runs or its start has failed.
/// </summary>
/// <param name="Key">The service that is being started.</param>
/// <param name="Node">The node where it is being started.</param>
/// <param name="Text">A short text, such as <c>pulling image 'busybox:1': 3 of 5 layers</c>.</param>
public sealed record ServiceProgress(ServiceKey Key, string Node, string Text) : BackendEvent;
