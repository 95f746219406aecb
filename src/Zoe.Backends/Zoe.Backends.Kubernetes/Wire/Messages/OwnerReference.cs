namespace Zoe.Backends.Kubernetes;

/// <summary>The object with which this one is to go.</summary>
internal sealed record OwnerReference(string ApiVersion, string Kind, string Name, string Uid, bool? BlockOwnerDeletion);
