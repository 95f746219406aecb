namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>Provides our identity, before each request. Safe for concurrent use.</summary>
internal interface IClusterCredential
{
    /// <summary>
    /// The identity as it is now. With <paramref name="renew"/> the server has just refused the last one, so that
    /// a cached one must not be used. The certificate is the same object as before unless it has changed.
    /// </summary>
    /// <exception cref="KubernetesApiException">There is none; the message has the cause.</exception>
    ValueTask<ClusterIdentity> GetAsync(bool renew, CancellationToken cancellationToken);

    /// <summary>When the identity as it is now expires; null when that is not known.</summary>
    CredentialExpiry? FindExpiry();
}
