namespace Zoe.AspNetCore;

/// <summary>Names under which the services of a group reach each other.</summary>
internal sealed record DiscoveryDocument(string ServiceType, long ExecutionId, IReadOnlyList<string> DnsNames);
