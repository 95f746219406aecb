using Zoe.Backends;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>Result of a command.</summary>
internal abstract record CommandReport(ServiceKey Key) : EngineMessage;
