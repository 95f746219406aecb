using Zoe.Backends;

namespace Zoe.Hosting;

/// <summary>A full list of what runs.</summary>
/// <param name="Nodes">All nodes.</param>
/// <param name="Listing">All services on those that answered.</param>
/// <param name="AskedAt">The dispatcher's sequence number when the list was asked for.</param>
internal sealed record FullReport(
    IReadOnlyList<BackendNode> Nodes, ServiceListing Listing, long AskedAt) : EngineMessage;
