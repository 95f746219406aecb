namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Which objects of a kind are meant.</summary>
/// <param name="Labels">A label selector; null for all.</param>
/// <param name="Fields">A field selector; null for all.</param>
internal sealed record Selection(string? Labels = null, string? Fields = null);
