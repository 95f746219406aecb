namespace Zoe.Hosting.Store;

/// <summary>Up to where a host has read the changes of the leader.</summary>
/// <param name="Epoch">The leader's epoch.</param>
/// <param name="Revision">The last change read.</param>
public readonly record struct ChangeMark(long Epoch, long Revision);
