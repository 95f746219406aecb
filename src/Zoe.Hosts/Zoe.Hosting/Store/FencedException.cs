namespace Zoe.Hosting.Store;

/// <summary>Another engine has taken over this deployment; this one must stop at once.</summary>
public sealed class FencedException(long epoch)
    : Exception($"Another engine has taken over this deployment: epoch {epoch} is no longer the latest.");
