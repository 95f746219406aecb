using Zoe.Backends;

namespace Zoe.Hosting.Engine.State;

/// <summary>A container of this deployment that no living service owns.</summary>
/// <param name="Key">What its marks say.</param>
/// <param name="Node">Where it is.</param>
internal sealed record Orphan(ServiceKey Key, string Node);
