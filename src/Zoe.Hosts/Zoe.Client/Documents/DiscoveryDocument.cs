namespace Zoe.Client.Documents;

/// <summary>Names under which the services of a group reach each other.</summary>
/// <param name="ServiceType">The service group, or <c>all</c>.</param>
/// <param name="ExecutionId">Number of the execution.</param>
/// <param name="DnsNames">One for each service.</param>
public sealed record DiscoveryDocument(string ServiceType, long ExecutionId, IReadOnlyList<string> DnsNames);
