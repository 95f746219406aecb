namespace Zoe.Backends.Kubernetes;

/// <summary>Nodes whose fields meet all requirements.</summary>
internal sealed record NodeSelectorTerm(NodeSelectorRequirement[]? MatchFields);
