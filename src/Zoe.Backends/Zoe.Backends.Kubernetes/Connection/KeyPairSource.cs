using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Zoe.Backends.Kubernetes.Connection;

/// <summary>A client certificate with its key, read again when one of them changes.</summary>
internal sealed class KeyPairSource(PemSource certificate, PemSource key)
{
    private readonly Lock _lock = new();
    private string? _text;
    private X509Certificate2? _pair;

    /// <summary>When the certificate expires, of which an administrator is warned that long before.</summary>
    /// <exception cref="KubernetesApiException">It cannot be read.</exception>
    public CredentialExpiry FindExpiry(TimeSpan warnBefore) =>
        new($"The client certificate of {certificate.Setting}", new DateTimeOffset(Read().NotAfter), warnBefore);

    /// <summary>The pair; the same object as long as it does not change.</summary>
    /// <exception cref="KubernetesApiException">It cannot be read, or the two do not belong together.</exception>
    public X509Certificate2 Read()
    {
        lock (_lock)
        {
            var (certificateText, keyText) = (certificate.Read(), key.Read());
            var text = certificateText + keyText;
            if (_pair is not null && string.Equals(text, _text, StringComparison.Ordinal)) return _pair;
            try
            {
                _pair = X509Certificate2.CreateFromPem(certificateText, keyText);
            }
            catch (CryptographicException problem)
            {
                throw certificate.Refuse(problem);
            }

            _text = text;
            return _pair;
        }
    }
}
