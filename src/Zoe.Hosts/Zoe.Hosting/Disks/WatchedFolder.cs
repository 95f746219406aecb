namespace Zoe.Hosting.Disks;

/// <summary>A folder that needs room.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Purpose">What it is for, as users know it, for example "data".</param>
/// <param name="IsVital">True when nothing new can be accepted while it is full.</param>
internal sealed record WatchedFolder(string Path, string Purpose, bool IsVital);
