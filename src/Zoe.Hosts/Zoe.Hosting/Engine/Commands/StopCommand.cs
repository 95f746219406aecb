using Zoe.Backends;

namespace Zoe.Hosting.Engine.Commands;

/// <summary>Stops and removes a container.</summary>
/// <param name="Key">The container.</param>
/// <param name="Node">Its node.</param>
/// <param name="Grace">Grace time before it is killed.</param>
/// <param name="LogsFirst">True when it exited by itself: its remaining output is collected first.</param>
internal sealed record StopCommand(ServiceKey Key, string Node, TimeSpan Grace, bool LogsFirst) : Command(Key, Node);
