namespace Zoe.Backends.Docker;

/// <summary>A host folder in a container. Unlike with the older Binds, a missing folder is an error.</summary>
internal sealed record Mount(string Type, string Source, string Target, bool ReadOnly);
