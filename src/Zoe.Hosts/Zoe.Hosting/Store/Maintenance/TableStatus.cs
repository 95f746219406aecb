namespace Zoe.Hosting.Store.Maintenance;

/// <summary>A table of a store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Number of its rows.</param>
/// <param name="Bytes">Its size with indexes; null where the store does not know it.</param>
public sealed record TableStatus(string Name, long Rows, long? Bytes);
