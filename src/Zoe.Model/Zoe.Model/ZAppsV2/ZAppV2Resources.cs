namespace Zoe.Model;

/// <summary>What each instance of a service of format 2 needs.</summary>
/// <param name="Memory">Memory in bytes: reserved, and not to be passed.</param>
public readonly record struct ZAppV2Resources(long Memory);
