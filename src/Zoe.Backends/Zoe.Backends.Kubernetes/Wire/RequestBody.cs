namespace Zoe.Backends.Kubernetes;

/// <summary>What a request carries, ready to be sent more than once.</summary>
internal sealed record RequestBody(byte[] Content, string MediaType);
