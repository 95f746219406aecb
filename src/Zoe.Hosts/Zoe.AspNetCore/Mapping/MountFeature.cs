namespace Zoe.AspNetCore.Mapping;

/// <summary>Path base of the API, for cookies written after its pipeline has ended.</summary>
/// <param name="PathBase">The path base that the client sees.</param>
internal sealed record MountFeature(PathString PathBase);
