namespace Zoe.Model.ZAppsV2;

/// <summary>Resources of each instance of a service of format 2.</summary>
/// <param name="Memory">Reservation and limit of memory in bytes.</param>
public readonly record struct ZAppV2Resources(long Memory);
