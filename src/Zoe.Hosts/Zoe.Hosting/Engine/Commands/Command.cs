using Zoe.Backends;

namespace Zoe.Hosting.Engine.Commands;

/// <summary>An idempotent operation on a container.</summary>
/// <param name="Key">The container.</param>
/// <param name="Node">Its node.</param>
internal abstract record Command(ServiceKey Key, string Node);
