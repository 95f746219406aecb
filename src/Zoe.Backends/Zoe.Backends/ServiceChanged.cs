namespace Zoe.Backends;

/// <summary>A service started running or ended.</summary>
/// <param name="Service">The service as it is now.</param>
public sealed record ServiceChanged(ObservedService Service) : BackendEvent;
