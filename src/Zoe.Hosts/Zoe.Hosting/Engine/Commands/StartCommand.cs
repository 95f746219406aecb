using Zoe.Backends;

namespace Zoe.Hosting.Engine.Commands;

/// <summary>Starts a container.</summary>
internal sealed record StartCommand(ServiceKey Key, string Node, Execution Execution, Service Service)
    : Command(Key, Node);
