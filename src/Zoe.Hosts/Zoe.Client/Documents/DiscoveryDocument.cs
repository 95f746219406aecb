namespace Zoe.Client.Documents;

/// <summary>DNS names of the services of a group.</summary>
/// <param name="ServiceType">The service group, or <c>all</c>.</param>
/// <param name="ExecutionId">Id of the execution.</param>
/// <param name="DnsNames">One for each service.</param>
public sealed record DiscoveryDocument(string ServiceType, long ExecutionId, IReadOnlyList<string> DnsNames);
