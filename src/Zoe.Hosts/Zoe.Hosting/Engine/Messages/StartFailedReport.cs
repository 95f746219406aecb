using Zoe.Backends;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>A start failed and is not retried.</summary>
internal sealed record StartFailedReport(ServiceKey Key, BackendFailure Failure, string Message) : CommandReport(Key);
