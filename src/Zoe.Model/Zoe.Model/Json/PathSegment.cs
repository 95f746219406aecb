namespace Zoe.Model;

/// <summary>One step of the way to the value being read: a key, or an index when there is no key.</summary>
internal readonly record struct PathSegment(string? Name, int Index);
