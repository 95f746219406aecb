namespace Zoe.Model.Json;

/// <summary>A segment of the path to the current value: a key, or an index when the key is null.</summary>
internal readonly record struct PathSegment(string? Name, int Index);
