namespace Zoe.Backends;

/// <summary>
/// A backend whose nodes can send the output of a service themselves, to its <see cref="ServiceSpec.GelfAddress"/>.
/// Other backends ignore that address.
/// </summary>
public interface IGelfBackend : IBackend;
