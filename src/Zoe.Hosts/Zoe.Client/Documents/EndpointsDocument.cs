namespace Zoe.Client.Documents;

/// <summary>Links to the web interfaces of an execution.</summary>
/// <param name="Endpoints">One for each link.</param>
public sealed record EndpointsDocument(IReadOnlyList<EndpointDocument> Endpoints);
