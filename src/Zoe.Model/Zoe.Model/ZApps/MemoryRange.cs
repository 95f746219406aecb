namespace Zoe.Model;

/// <summary>Memory in bytes: what is reserved, and what may not be passed.</summary>
/// <param name="Min">Reserved before the service starts; null reserves nothing.</param>
/// <param name="Max">The limit; null for none.</param>
public readonly record struct MemoryRange(long? Min, long? Max);
