namespace Zoe.Backends.Kubernetes;

/// <summary>Deletes only this very object, not another one of the same name.</summary>
internal sealed record DeletePreconditions(string Uid);
