namespace Zoe.Scheduler;

/// <summary>One reason for which a number of nodes cannot take a service.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Nodes">How many nodes have it.</param>
/// <param name="Detail">
/// The image or label that is missing; <c>cores</c> or <c>memory</c> for <see cref="ObstacleKind.TooSmall"/>; else empty.
/// </param>
/// <param name="Shortfall">
/// How much more the best of these nodes would need: milli-cores or bytes by kind and detail; 0 where that means nothing.
/// </param>
public sealed record Obstacle(ObstacleKind Kind, int Nodes, string Detail, long Shortfall);
