namespace Zoe.Backends.Kubernetes;

/// <summary>Nodes that meet at least one of the terms.</summary>
internal sealed record NodeSelector(NodeSelectorTerm[] NodeSelectorTerms);
