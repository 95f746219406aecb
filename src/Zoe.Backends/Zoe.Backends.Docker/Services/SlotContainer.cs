namespace Zoe.Backends.Docker.Services;

/// <summary>The container that a start made or found.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Made">Whether this start made it.</param>
/// <param name="Started">The service as it is; null when it was never started.</param>
internal sealed record SlotContainer(string Id, bool Made, ObservedService? Started);
