namespace Zoe.Backends.Docker;

/// <summary>One container of <c>/containers/json</c>.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="State"><c>created</c>, <c>running</c>, <c>paused</c>, <c>exited</c>, ….</param>
/// <param name="Labels">Its labels; null for none.</param>
/// <param name="Ports">Its ports, published or not; null for none.</param>
/// <param name="NetworkSettings">Its addresses.</param>
internal sealed record ContainerSummary(
    string Id,
    string? State,
    Dictionary<string, string>? Labels,
    PortSummary[]? Ports,
    ContainerNetworks? NetworkSettings);
