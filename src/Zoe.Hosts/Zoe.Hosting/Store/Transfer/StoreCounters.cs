namespace Zoe.Hosting.Store.Transfer;

/// <summary>What must not decrease when a deployment moves to another store.</summary>
/// <param name="Epoch">The latest epoch, which running containers carry.</param>
/// <param name="NextExecution">The next free id of an execution.</param>
/// <param name="NextService">The next free id of a service.</param>
public sealed record StoreCounters(long Epoch, long NextExecution, long NextService);
