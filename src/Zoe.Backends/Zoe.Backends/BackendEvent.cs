namespace Zoe.Backends;

/// <summary>A change that a backend observed.</summary>
public abstract record BackendEvent;
