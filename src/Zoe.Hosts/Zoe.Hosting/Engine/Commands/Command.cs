using Zoe.Backends;

namespace Zoe.Hosting.Engine.Commands;

/// <summary>Something the engine wants done; harmless to repeat.</summary>
/// <param name="Key">The container.</param>
/// <param name="Node">Where.</param>
internal abstract record Command(ServiceKey Key, string Node);
