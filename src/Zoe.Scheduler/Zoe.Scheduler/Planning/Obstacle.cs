namespace Zoe.Scheduler;

/// <summary>One reason for which a number of nodes could not take a service.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Nodes">How many nodes have it.</param>
/// <param name="Detail">The label or image that is missing; empty for the others.</param>
/// <param name="Shortfall">
/// How much more the best of these nodes would need, in milli-cores or bytes by kind; 0 where that means nothing.
/// </param>
public sealed record Obstacle(ObstacleKind Kind, int Nodes, string Detail, long Shortfall);
