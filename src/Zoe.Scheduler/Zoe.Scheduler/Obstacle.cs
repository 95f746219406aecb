namespace Zoe.Scheduler;

/// <summary>A reason why a number of nodes cannot run a service.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Nodes">Number of affected nodes.</param>
/// <param name="Detail">
/// The image or label that is missing; <c>cores</c> or <c>memory</c> for <see cref="ObstacleKind.TooSmall"/>; else empty.
/// </param>
/// <param name="Shortfall">
/// How much the best of these nodes lacks, in milli-cores or bytes depending on kind and detail; 0 if not applicable.
/// </param>
public sealed record Obstacle(ObstacleKind Kind, int Nodes, string Detail, long Shortfall);
