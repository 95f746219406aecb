using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>A start succeeded.</summary>
internal sealed record StartedReport(ObservedService Service) : CommandReport(Service.Key);
