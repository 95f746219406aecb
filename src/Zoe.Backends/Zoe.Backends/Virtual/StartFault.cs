namespace Zoe.Backends.Virtual;

/// <summary>How the next start on a virtual node goes wrong.</summary>
/// <param name="Failure">The failure that is thrown.</param>
/// <param name="TakesEffect">True when the service runs nevertheless, as after a lost response.</param>
public sealed record StartFault(BackendFailure Failure, bool TakesEffect = false);
