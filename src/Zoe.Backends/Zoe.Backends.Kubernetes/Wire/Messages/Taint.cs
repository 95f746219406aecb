namespace Zoe.Backends.Kubernetes;

/// <summary>Keeps pods off a node that do not tolerate it.</summary>
internal sealed record Taint(string Key, string? Value, string Effect);
