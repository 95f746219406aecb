namespace Zoe.Hosting.Store;

/// <summary>A request that waits in the store for the leader.</summary>
/// <param name="Id">Unique; later requests have higher ones.</param>
/// <param name="Request">The request as JSON.</param>
public sealed record StoredRequest(long Id, string Request);
