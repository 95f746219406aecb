using Zoe.Backends;

namespace Zoe.Hosting.Engine.Commands;

/// <summary>The container should be gone.</summary>
/// <param name="Key">The container.</param>
/// <param name="Node">Where.</param>
/// <param name="Grace">How long it may take to end by itself.</param>
/// <param name="LogsFirst">True when it has ended by itself: its last output is collected before it is removed.</param>
internal sealed record StopCommand(ServiceKey Key, string Node, TimeSpan Grace, bool LogsFirst) : Command(Key, Node);
