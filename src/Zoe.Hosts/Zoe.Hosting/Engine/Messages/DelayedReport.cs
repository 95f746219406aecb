using Zoe.Backends;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>A command could not be carried out yet and will be tried again.</summary>
internal sealed record DelayedReport(ServiceKey Key, string Message) : CommandReport(Key);
