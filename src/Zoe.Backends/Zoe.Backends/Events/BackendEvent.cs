namespace Zoe.Backends;

/// <summary>Something a backend noticed.</summary>
public abstract record BackendEvent;
