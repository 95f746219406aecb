using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>A service is stopped and removed.</summary>
internal sealed record StoppedReport(ServiceKey Key, string Node) : CommandReport(Key);
