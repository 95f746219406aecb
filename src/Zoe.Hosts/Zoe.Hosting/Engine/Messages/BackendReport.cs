using Zoe.Backends;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>The backend noticed something.</summary>
internal sealed record BackendReport(BackendEvent Event) : EngineMessage;
