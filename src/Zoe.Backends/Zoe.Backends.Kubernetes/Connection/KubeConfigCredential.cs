namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>A token or a client certificate as a kubeconfig names them, in it or in files that are read again.</summary>
/// <param name="token">The token; null for none.</param>
/// <param name="keyPair">The certificate; null for none.</param>
internal sealed class KubeConfigCredential(PemSource? token, KeyPairSource? keyPair) : IClusterCredential
{
    private static readonly TimeSpan WeekBefore = TimeSpan.FromDays(7);

    // A token file is normally renewed well before its expiry.
    private static readonly TimeSpan MinutesBefore = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public CredentialExpiry? FindExpiry()
    {
        try
        {
            return Earlier(
                token is not null && WebToken.FindExpiry(token.Read().Trim()) is { } end
                    ? new CredentialExpiry($"The token of {token.Setting}", end, token.File is null ? WeekBefore : MinutesBefore)
                    : null,
                keyPair?.FindExpiry(WeekBefore));
        }
        catch (KubernetesApiException)
        {
            // The next request fails with the reason.
            return null;
        }
    }

    private static CredentialExpiry? Earlier(CredentialExpiry? one, CredentialExpiry? other) =>
        one is null || other?.At < one.At ? other ?? one : one;

    /// <inheritdoc/>
    public ValueTask<ClusterIdentity> GetAsync(bool renew, CancellationToken cancellationToken)
    {
        var text = token?.Read().Trim();
        if (text is { Length: 0 }) throw new KubernetesApiException($"{token!.Setting} is empty");
        return new ValueTask<ClusterIdentity>(new ClusterIdentity(text, keyPair?.Read()));
    }
}
