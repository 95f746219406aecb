using System.Collections.Immutable;

namespace Zoe.Backends;

/// <summary>The services of a deployment, and the nodes that could not be listed.</summary>
/// <param name="Services">Services on the nodes that answered.</param>
/// <param name="UnreachableNodes">Nodes whose services are unknown now.</param>
public sealed record ServiceListing(
    ImmutableArray<ObservedService> Services, ImmutableHashSet<string> UnreachableNodes);
