using Zoe.Backends;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>A command failed and will be retried.</summary>
internal sealed record DelayedReport(ServiceKey Key, string Message) : CommandReport(Key);
