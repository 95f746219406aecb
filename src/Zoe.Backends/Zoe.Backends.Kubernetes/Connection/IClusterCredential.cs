namespace Zoe.Backends.Kubernetes;

/// <summary>Where our identity comes from. May be asked concurrently, and is asked before each request.</summary>
internal interface IClusterCredential
{
    /// <summary>
    /// The identity as it is now. With <paramref name="renew"/> the server has just refused the last one, so that
    /// nothing remembered may be used. The certificate is the same object as before unless it has changed.
    /// </summary>
    /// <exception cref="KubernetesApiException">There is none to be had; the message says why.</exception>
    ValueTask<ClusterIdentity> GetAsync(bool renew, CancellationToken cancellationToken);

    /// <summary>When the identity as it is now expires; null when that is not known.</summary>
    CredentialExpiry? FindExpiry();
}
