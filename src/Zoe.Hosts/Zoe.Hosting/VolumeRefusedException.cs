namespace Zoe.Hosting;

/// <summary>A ZApp requests a volume that is not allowed; the message says why and what to change.</summary>
public sealed class VolumeRefusedException(string message) : Exception(message);
