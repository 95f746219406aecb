using Zoe.Backends;

namespace Zoe.Hosting.Engine.Messages;

/// <summary>A start succeeded.</summary>
internal sealed record StartedReport(ObservedService Service) : CommandReport(Service.Key);
