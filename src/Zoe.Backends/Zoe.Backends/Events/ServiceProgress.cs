namespace Zoe.Backends;

/// <summary>
/// How far a start has come that takes long, for example while an image is pulled. For users to read: it replaces what
/// was told before of the same service, and means nothing any more once the service runs or its start has failed.
/// </summary>
/// <param name="Key">The service that is being started.</param>
/// <param name="Node">Where.</param>
/// <param name="Text">A few plain words, such as <c>pulling image 'busybox:1': 3 of 5 layers</c>.</param>
public sealed record ServiceProgress(ServiceKey Key, string Node, string Text) : BackendEvent;
