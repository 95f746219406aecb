using System.Collections.Immutable;

namespace Zoe.Backends;

/// <summary>What runs, and which nodes could not tell.</summary>
/// <param name="Services">Services on the nodes that answered.</param>
/// <param name="UnreachableNodes">Nodes about whose services nothing is known now.</param>
public sealed record ServiceListing(
    ImmutableArray<ObservedService> Services, ImmutableHashSet<string> UnreachableNodes);
