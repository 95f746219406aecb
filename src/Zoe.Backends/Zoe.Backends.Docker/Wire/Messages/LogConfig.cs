namespace Zoe.Backends.Docker;

/// <summary>Where an engine puts the output of a container.</summary>
internal sealed record LogConfig(string Type, Dictionary<string, string> Config);
