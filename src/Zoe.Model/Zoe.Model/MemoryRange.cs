namespace Zoe.Model;

/// <summary>Reservation and limit of memory in bytes.</summary>
/// <param name="Min">Reserved before the service starts; null reserves nothing.</param>
/// <param name="Max">The limit; null for none.</param>
public readonly record struct MemoryRange(long? Min, long? Max);
