using System.Security.Cryptography.X509Certificates;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Who we are to the API server: a bearer token, a client certificate with its key, both, or neither for an anonymous client.</summary>
internal sealed record ClusterIdentity(string? Token, X509Certificate2? Certificate);
