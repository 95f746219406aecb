namespace Zoe.Backends.Kubernetes;

/// <summary>A token or a client certificate as a kubeconfig names them, in it or in files that are read again.</summary>
/// <param name="token">The token; null for none.</param>
/// <param name="keyPair">The certificate; null for none.</param>
internal sealed class KubeConfigCredential(PemSource? token, KeyPairSource? keyPair) : IClusterCredential
{
    /// <inheritdoc/>
    public ValueTask<ClusterIdentity> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        var text = token?.Read().Trim();
        if (text is { Length: 0 }) throw new KubernetesApiException($"{token!.Setting} is empty");
        return new ValueTask<ClusterIdentity>(new ClusterIdentity(text, keyPair?.Read()));
    }
}
