namespace Zoe.AspNetCore.Mapping;

/// <summary>The path of the API, for cookies that are written after its pipeline has ended.</summary>
/// <param name="PathBase">The path below which it is, as the client sees it.</param>
internal sealed record MountFeature(PathString PathBase);
