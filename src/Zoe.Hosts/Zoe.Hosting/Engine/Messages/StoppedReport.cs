using Zoe.Backends;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>A service is stopped and removed.</summary>
internal sealed record StoppedReport(ServiceKey Key, string Node) : CommandReport(Key);
