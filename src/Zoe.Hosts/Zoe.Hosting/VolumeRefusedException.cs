namespace Zoe.Hosting;

/// <summary>A ZApp asks for a folder that it may not have; the message says why and what would be right.</summary>
public sealed class VolumeRefusedException(string message) : Exception(message);
