namespace Zoe.Model.ZeroCloud;

/// <summary>A device of a group: a standard stream, an object, or a system image.</summary>
/// <param name="Name">Name of the device, which determines its kind.</param>
/// <param name="Path">A <c>swift://</c> URL; null for none.</param>
public sealed record ZappDevice(string Name, string? Path);
