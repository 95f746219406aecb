namespace Zoe.Backends;

/// <summary>
/// A backend whose engines send the output of services as GELF messages to <see cref="ServiceSpec.GelfAddress"/>, so that
/// the server need not read it when it listens there.
/// </summary>
public interface IGelfBackend : IBackend;
