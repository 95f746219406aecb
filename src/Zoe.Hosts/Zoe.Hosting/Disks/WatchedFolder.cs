namespace Zoe.Hosting.Disks;

/// <summary>A folder whose free space is checked.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Purpose">Its purpose in messages, for example "data".</param>
/// <param name="IsVital">True when nothing new can be accepted while it is full.</param>
internal sealed record WatchedFolder(string Path, string Purpose, bool IsVital);
