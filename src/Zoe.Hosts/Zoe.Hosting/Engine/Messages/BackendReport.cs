using Zoe.Backends;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>An event from the backend.</summary>
internal sealed record BackendReport(BackendEvent Event) : EngineMessage;
